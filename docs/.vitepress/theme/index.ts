import 'katex/dist/katex.min.css';
import './wide.css';

export { default } from 'vitepress/theme';
