const text = files.read('asked.txt');
const names = (text ?? '').split('\n').map((l) => l.trim().replace(/^;/, '').split(/\s+/)[0].replace(/\.$/, '')).filter((n) => n !== '');
const wanted = ['.default.svc.cluster.local', '.svc.cluster.local', '.cluster.local', ''].map((s) => 'www.example.com' + s);
criterion('first', names[0] === wanted[0], {
  message: text === null ? 'no-file' : names.length === 0 ? 'empty' : names.length === 1 ? 'only-one' : 'order', found: names[0] ?? '', see: 'cat asked.txt',
});
const all = names.length === wanted.length && names.every((n, i) => n === wanted[i]);
criterion('all', all, { message: names.length === 0 ? '' : names.length === 4 ? 'order' : 'count', found: names.length });
