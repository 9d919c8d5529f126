import './grid.css';
import { render } from 'preact';
import type { GridToHost, HostToGrid } from '../../protocol/gridMessages';
import { connectHost } from '../shared/vscodeApi';
import { speakAsThePage } from '../shared/words';
import { GridApp } from './gridApp';

speakAsThePage();
const root = document.getElementById('root');
if (root) {
  render(<GridApp host={connectHost<GridToHost, HostToGrid>()} />, root);
}
