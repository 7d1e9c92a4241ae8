import type { LucideProps } from 'lucide-solid'
import type { Component } from 'solid-js'

export type Icon = Component<LucideProps>
