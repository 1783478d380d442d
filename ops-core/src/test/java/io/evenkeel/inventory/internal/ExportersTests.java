package io.evenkeel.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.internal.Sighting.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportersTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pg_up                        | DATABASE   | PostgreSQL db-1:9187",
                "mysql_up                     | DATABASE   | MySQL db-1:9187",
                "redis_up                     | CACHE      | Redis db-1:9187",
                "nginx_up                     | WEB_SERVER | NGINX db-1:9187",
                "apache_up                    | WEB_SERVER | Apache db-1:9187",
                "probe_success                | SERVICE    | db-1:9187",
                "up                           | SERVICE    | shop db-1:9187",
            })
    void theNameOfASeriesTellsWhatIsWatched(String series, Kind kind, String name) {
        assertThat(Exporters.read(List.of(series("up"), series(series))))
                .singleElement()
                .extracting(Sighting::kind, Sighting::usualName, Sighting::foundAs)
                .containsExactly(kind, name, "target/shop/db-1:9187");
        assertThat(Exporters.names()).contains(series, "up");
    }

    @Test
    void infoSeriesGiveFacts() {
        assertThat(Exporters.read(List.of(
                        series("pg_up"), series("pg_static", "short_version", "16.3.0", "version", "PostgreSQL 16.3"))))
                .singleElement()
                .extracting(Sighting::facts)
                .isEqualTo(Map.of("version", "16.3.0"));
        assertThat(Exporters.read(List.of(
                        series("redis_up"), series("redis_instance_info", "redis_version", "7.2", "role", "master"))))
                .singleElement()
                .extracting(Sighting::facts)
                .isEqualTo(Map.of("version", "7.2", "role", "master"));
    }

    @Test
    void aNodeExporterIsItsHost() {
        Sighting host = Exporters.read(List.of(
                        series("up"),
                        series("node_uname_info", "nodename", "Web-1", "release", "6.1", "machine", "x86_64")))
                .getFirst();
        assertThat(host.foundAs()).isEqualTo("host/web-1");
        assertThat(host.kind()).isEqualTo(Kind.HOST);
        assertThat(host.facts()).isEqualTo(Map.of("kernel", "6.1", "architecture", "x86_64"));
        assertThat(host.target()).isEqualTo(Optional.of(new Target("shop", "db-1:9187")));
    }

    @Test
    void whatDescribesNoTargetIsLeftOut() {
        assertThat(Exporters.read(List.of(
                        Map.of("__name__", "up"),
                        Map.of("__name__", "node_uname_info", "host", "web-1", "nodename", "web-1"),
                        series("pg_static", "short_version", "16"))))
                .isEmpty();
    }

    @Test
    void aFactIsNeverEndless() {
        assertThat(Exporters.read(List.of(series("redis_up"), series("redis_instance_info", "role", "x".repeat(5_000))))
                        .getFirst()
                        .facts()
                        .get("role"))
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({
        "db-1:9187, db-1",
        "DB-1.example.org:9187, db-1.example.org",
        "db-1, db-1",
        "http://db-1:8080/server-status?auto, db-1",
        "https://shop.example.org/health, shop.example.org",
        "10.0.0.7:9100, 10.0.0.7",
        "[fe80::1]:9100, [fe80::1]",
        "fe80::1, fe80::1",
    })
    void theHostIsReadFromTheAddress(String instance, String host) {
        assertThat(new Target("any", instance).host()).isEqualTo(host);
    }

    static Map<String, String> series(String name, String... labels) {
        var all = new HashMap<>(Map.of("__name__", name, "job", "shop", "instance", "db-1:9187"));
        List<String> given = Arrays.asList(labels);
        for (int i = 0; i < given.size(); i += 2) {
            all.put(given.get(i), given.get(i + 1));
        }
        return all;
    }
}
