export const diagram = {
  label: '流程图',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适应窗口',
  notDrawn: '这张图没有画出位置',
  notDrawnBody: '流程可以照常运行；在设计器中打开并排版后就能在这里看到。',
}
