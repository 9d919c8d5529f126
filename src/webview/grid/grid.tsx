import './grid.css';
import { render } from 'preact';
import type { GridToHost, HostToGrid } from '../../protocol/gridMessages';
import { connectHost } from '../shared/vscodeApi';
import { setPageLanguage } from '../shared/words';
import { GridApp } from './gridApp';

setPageLanguage();
const root = document.getElementById('root');
if (root) {
  render(<GridApp host={connectHost<GridToHost, HostToGrid>()} />, root);
}
