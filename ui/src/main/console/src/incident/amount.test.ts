import { describe, expect, it } from 'vitest';
import { amount, unitOf } from './amount';

describe('the unit of an alert', () => {
  it.each([
    ['100 * node_filesystem_avail_bytes / node_filesystem_size_bytes < 5', 'percent'],
    ['100 - 100 * sum by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m])) / sum by (host) (rate(node_cpu_seconds_total[1m])) > 90', 'percent'],
    ['(1 - a_bytes / b_bytes) * 100 > 80', 'percent'],
    ['100 * rate(node_pressure_io_waiting_seconds_total[5m]) > 50', 'percent'],
    ['predict_linear(node_filesystem_avail_bytes{mountpoint="/"}[6h], 24 * 3600) < 0', 'bytes'],
    ['node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes > 4e9', 'bytes'],
    ['rate(node_network_receive_bytes_total{host="a and b"}[5m]) > 1000000', 'bytesPerSecond'],
    ['increase(backup_written_bytes_total[1d]) < 1', 'bytes'],
    ['avg_over_time(probe_duration_seconds[5m]) > 3', 'seconds'],
    ['abs(evenkeel_host_clock_offset_seconds) > 10', 'seconds'],
    ['histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1', 'seconds'],
    ['probe_ssl_earliest_cert_expiry - time() < 14 * 86400', 'seconds'],
    ['battery_charge_percent < 20', 'percent'],
    ['node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.05', 'none'],
    ['count by (host) (node_filesystem_avail_bytes) > 5', 'none'],
    ['rate(node_cpu_seconds_total[5m]) > 4', 'none'],
    ['(evenkeel_host_silent == 0) unless on (host) node_time_seconds', 'none'],
    ['node_filesystem_avail_bytes + shop_orders > 1', 'none'],
    ['up == 0', 'none'],
    ['', 'none'],
  ])('%s is %s', (expression, unit) => expect(unitOf(expression)).toBe(unit));

  it('is said with the number', () => {
    const expression = 'predict_linear(node_filesystem_avail_bytes[6h], 86400) < 0';
    expect(amount('en', -31_200_000_000, { expression })).toBe('-29.1 GiB');
    expect(amount('en', 0.775, { expression: '100 * a_bytes / b_bytes < 5' })).toBe('0.775 %');
    expect(amount('en', 5, undefined)).toBe('5');
  });
});
