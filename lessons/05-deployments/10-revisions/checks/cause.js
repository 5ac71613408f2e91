const shop = cluster.get('deployment', 'shop');
const now = image(shop);
const changed = now === 'nginx:1.27';
criterion('image', changed, { message: 'unchanged', found: now });
const set = cluster.list('replicasets', { labels: 'app=shop' }).find((s) => image(s) === 'nginx:1.27');
const cause = set?.metadata?.annotations?.['kubernetes.io/change-cause'] ?? '';
criterion('cause', changed && cause !== '', { message: changed ? 'no-cause' : '', see: 'kubectl rollout history deploy/shop' });
const status = shop?.status ?? {};
criterion('done', changed && status.observedGeneration === shop.metadata.generation && status.updatedReplicas === 3 && status.availableReplicas === 3 && status.replicas === 3, {
  message: changed ? 'moving' : '', see: 'kubectl rollout status deploy/shop',
});
