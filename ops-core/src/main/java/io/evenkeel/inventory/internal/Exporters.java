package io.evenkeel.inventory.internal;

import static java.util.Map.entry;

import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.internal.Sighting.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the series of well-known Prometheus exporters say about what they watch. The kind follows from the name of a series
 * that the exporter always has, also while what it watches is down; the version from a series of its own. A target of
 * which only {@code up} is known is a service. Pure.
 */
final class Exporters {
    private static final String UP = "up";
    private static final String HOST_FACTS = "node_uname_info";
    private static final int LONGEST_FACT = 200;

    /** @param product what people call it */
    private record Product(Kind kind, String product) {}

    private static final Map<String, Product> PRODUCTS = Map.ofEntries(
            entry("pg_up", new Product(Kind.DATABASE, "PostgreSQL")),
            entry("mysql_up", new Product(Kind.DATABASE, "MySQL")),
            entry("mongodb_up", new Product(Kind.DATABASE, "MongoDB")),
            entry("elasticsearch_clusterinfo_up", new Product(Kind.DATABASE, "Elasticsearch")),
            entry("redis_up", new Product(Kind.CACHE, "Redis")),
            entry("memcached_up", new Product(Kind.CACHE, "Memcached")),
            entry("nginx_up", new Product(Kind.WEB_SERVER, "NGINX")),
            entry("apache_up", new Product(Kind.WEB_SERVER, "Apache")),
            entry("haproxy_process_uptime_seconds", new Product(Kind.WEB_SERVER, "HAProxy")),
            entry("rabbitmq_build_info", new Product(Kind.SERVICE, "RabbitMQ")),
            entry("phpfpm_up", new Product(Kind.SERVICE, "PHP-FPM")),
            entry("probe_success", new Product(Kind.SERVICE, "")));

    /** Series whose labels are facts: which label is which fact. */
    private static final Map<String, Map<String, String>> FACTS = Map.ofEntries(
            entry("pg_static", Map.of("short_version", "version")),
            entry("mysql_version_info", Map.of("version", "version")),
            entry("mongodb_version_info", Map.of("mongodb", "version")),
            entry("redis_instance_info", Map.of("redis_version", "version", "role", "role", "redis_mode", "mode")),
            entry("memcached_version", Map.of("version", "version")),
            entry("haproxy_process_build_info", Map.of("version", "version")),
            entry("rabbitmq_build_info", Map.of("rabbitmq_version", "version")),
            entry(HOST_FACTS, Map.of("sysname", "operatingSystem", "release", "kernel", "machine", "architecture")));

    private Exporters() {}

    /** The names of the series to look for. */
    static Set<String> names() {
        var names = new TreeSet<>(PRODUCTS.keySet());
        names.addAll(FACTS.keySet());
        names.add(UP);
        return names;
    }

    /** One for each target, and what is said of one target by several series put together. */
    static List<Sighting> read(Collection<Map<String, String>> series) {
        Map<Target, Map<String, Map<String, String>>> targets = new LinkedHashMap<>();
        for (Map<String, String> labels : series) {
            String name = labels.getOrDefault("__name__", "");
            String instance = labels.getOrDefault("instance", "");
            if (!instance.isBlank()) {
                targets.computeIfAbsent(new Target(labels.getOrDefault("job", ""), instance), target -> new TreeMap<>())
                        .put(name, labels);
            }
        }
        return targets.entrySet().stream()
                .flatMap(target -> sighting(target.getKey(), target.getValue()).stream())
                .toList();
    }

    private static Optional<Sighting> sighting(Target target, Map<String, Map<String, String>> series) {
        Map<String, String> facts = facts(series);
        String node = series.getOrDefault(HOST_FACTS, Map.of()).getOrDefault("nodename", "");
        if (!node.isBlank()) {
            return Optional.of(new Sighting(
                    Sighting.foundAsHost(node), Kind.HOST, node.toLowerCase(Locale.ROOT), facts, Optional.of(target)));
        }
        return product(series)
                .map(product -> new Sighting(
                        Sighting.foundAsTarget(target),
                        product.kind(),
                        (product.product() + " " + target.instance()).strip(),
                        facts,
                        Optional.of(target)))
                .or(() -> series.containsKey(UP) ? Optional.of(plain(target, facts)) : Optional.empty());
    }

    private static Sighting plain(Target target, Map<String, String> facts) {
        return new Sighting(
                Sighting.foundAsTarget(target), Kind.SERVICE, plainName(target), facts, Optional.of(target));
    }

    /** The name of a target of which nothing else is known. */
    static String plainName(Target target) {
        return (target.job() + " " + target.instance()).strip();
    }

    private static Optional<Product> product(Map<String, Map<String, String>> series) {
        return series.keySet().stream()
                .flatMap(name -> Optional.ofNullable(PRODUCTS.get(name)).stream())
                .findFirst();
    }

    private static Map<String, String> facts(Map<String, Map<String, String>> series) {
        var facts = new HashMap<String, String>();
        series.forEach((name, labels) -> FACTS.getOrDefault(name, Map.of()).forEach((label, fact) -> {
            String value = labels.getOrDefault(label, "").strip();
            if (!value.isEmpty()) {
                facts.put(fact, value.length() <= LONGEST_FACT ? value : value.substring(0, LONGEST_FACT));
            }
        }));
        return facts;
    }
}
