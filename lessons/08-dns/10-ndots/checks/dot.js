const text = files.read('dotted.txt');
const names = (text ?? '').split('\n').map((l) => l.trim().replace(/^;/, '').split(/\s+/)[0].replace(/\.$/, '')).filter((n) => n !== '');
criterion('one', names.length === 1 && names[0] === 'www.example.com', {
  message: text === null ? 'no-file' : 'count', found: names.length, see: 'cat dotted.txt',
});
