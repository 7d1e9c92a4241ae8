/** As tools of Camunda, Flowable and Activiti write them, with much that no approval of ours can do. */
export const foreignFile = `<?xml version="1.0" encoding="UTF-8"?>
<!-- 由别的工具生成 -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="D" targetNamespace="urn:purchase" exporter="Fremd" exporterVersion="5.1">
  <bpmn:process id="Purchase" name="采购 Größe" isExecutable="true" camunda:versionTag="1.0" flowable:candidateStarterGroups="verkäufer" activiti:owner="x">
    <bpmn:startEvent id="Start" camunda:initiator="starter" activiti:formKey="form:采购"/>
    <bpmn:userTask id="Review" name="复核" camunda:assignee="\${reviewer}" camunda:candidateGroups="经理,Leitung" flowable:dueDate="P1D">
      <bpmn:extensionElements>
        <camunda:taskListener event="create" expression="\${mail.send(task)}"/>
        <flowable:formProperty id="amount" type="long" required="true"/>
        <activiti:customResource activiti:name="x"><own:b xmlns:own="urn:own">y<!-- z --></own:b></activiti:customResource>
      </bpmn:extensionElements>
      <bpmn:potentialOwner id="Owner"/>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="people"/>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="Late" attachedToRef="Review"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="Gate" name="金额?" default="Small"/>
    <bpmn:scriptTask id="Check" scriptFormat="groovy" camunda:asyncBefore="true"><bpmn:script><![CDATA[if (a < b) {}]]></bpmn:script></bpmn:scriptTask>
    <bpmn:userTask id="Boss" name="老板"/>
    <bpmn:serviceTask id="Pay" camunda:class="com.example.Pay"/>
    <bpmn:endEvent id="End"/>
    <bpmn:endEvent id="Mail"><bpmn:messageEventDefinition/></bpmn:endEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Review"/>
    <bpmn:sequenceFlow id="F2" sourceRef="Review" targetRef="Gate"/>
    <bpmn:sequenceFlow id="Big" name="größer" sourceRef="Gate" targetRef="Boss">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="juel">\${amount &gt; 100}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="Small" sourceRef="Gate" targetRef="Check"/>
    <bpmn:sequenceFlow id="F3" sourceRef="Boss" targetRef="Pay"/>
    <bpmn:sequenceFlow id="F4" sourceRef="Check" targetRef="End"/>
    <bpmn:sequenceFlow id="F5" sourceRef="Pay" targetRef="End"/>
    <bpmn:sequenceFlow id="F6" sourceRef="Late" targetRef="Mail"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram">
    <bpmndi:BPMNPlane id="Plane" bpmnElement="Purchase">
      <bpmndi:BPMNShape id="Start_di" bpmnElement="Start"><dc:Bounds x="10.50" y="20" width="3.6E1" height="36" /></bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
