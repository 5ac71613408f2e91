#!/usr/bin/env python3
"""Answers the commands of recordings anew. usage: record.py KUSTOMIZE FILE.txtar..."""
import re, os, shutil, subprocess, sys, tempfile, shlex

def plain(text, work):
    text = text.replace(work, '.')
    text = re.sub(r'&\{0x[0-9a-f]+ ', '&{0xADDRESS ', text)
    return re.sub(r'(?m)^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d ', 'LOG ', text)

def marked(mark, text):
    lines = text.split('\n')
    if not lines[-1]:
        lines.pop()
    return [mark + ' ' + line if line else mark for line in lines]

def record(oracle, path):
    parts = re.split(r'(?m)^-- (\S.*) --\n', open(path).read())
    work = os.path.realpath(tempfile.mkdtemp())
    for name, body in zip(parts[1::2], parts[2::2]):
        file = os.path.join(work, name)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        data = bytes.fromhex(body[5:].strip()) if body.startswith('@hex ') else body.encode()
        open(file, 'wb').write(data)
    lines = []
    for line in parts[0].splitlines():
        if line.startswith('# title:'):
            lines.append(line)
        elif line.startswith('$ '):
            lines.append(line)
            words = shlex.split(line)[3:]
            run = subprocess.run([oracle] + words, cwd=work, capture_output=True, text=True)
            lines += marked('|', plain(run.stdout, work)) + marked('!', plain(run.stderr, work))
            if run.returncode:
                lines.append('? %d' % run.returncode)
    body = ''.join('-- %s --\n%s' % pair for pair in zip(parts[1::2], parts[2::2]))
    open(path, 'w').write('\n'.join(lines) + '\n' + body)
    shutil.rmtree(work)

for file in sys.argv[2:]:
    record(os.path.abspath(sys.argv[1]), file)
