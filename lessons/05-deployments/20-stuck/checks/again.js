const now = image(cluster.get('deployment', 'shop'));
criterion('broken', now === 'nginx:1.62', { message: now === 'nginx:1.26' ? 'unchanged' : 'other', found: now, see: 'kubectl get rs -o wide' });
