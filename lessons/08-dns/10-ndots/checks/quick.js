const pod = cluster.get('pod', 'quick');
const policy = pod?.spec?.dnsPolicy ?? '';
const option = Array.from(pod?.spec?.dnsConfig?.options ?? []).find((o) => o.name === 'ndots');
const few = option !== undefined && Number(option.value) >= 1 && Number(option.value) <= 2;
criterion('ndots', few, { message: pod === null ? 'no-pod' : option === undefined ? 'default' : 'value', found: option?.value ?? '', see: 'kubectl exec quick -- cat /etc/resolv.conf' });
const inside = policy === 'ClusterFirst';
criterion('inside', pod !== null && few && inside, { message: pod !== null && !inside ? 'no-search' : '', policy });
criterion('runs', few && inside && ready(pod), { message: few && inside ? 'not-ready' : '', see: 'kubectl get pod quick' });
