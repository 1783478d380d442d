package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.telemetry.Matcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is muted for an item is what the inventory says is on that item, and nothing else. */
class ItemLabelsTests {
    private final ChangeRoom room = new ChangeRoom();
    private final ItemLabels labels = room.context.getBean(ItemLabels.class);
    private UUID postgres = room.web;
    private UUID service = room.web;

    @BeforeEach
    void furnish() {
        postgres = target("postgres", "db-1:9187");
        pointAt("node", "db-1:9100", room.database);
        service = room.service("portal", room.web);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void mutingFollowsTheInventory() {
        List<Map<String, String>> alerts = List.of(
                Map.of("alertname", "a", "host", "db-1"),
                Map.of("alertname", "a", "host", "DB-1"),
                Map.of("alertname", "a", "host", "db-1", "job", "postgres", "instance", "db-1:9187"),
                Map.of("alertname", "a", "job", "postgres", "instance", "db-1:9187"),
                Map.of("alertname", "a", "job", "node", "instance", "db-1:9100"),
                Map.of("alertname", "a", "host", "db-1", "job", "node", "instance", "db-1:9100"),
                Map.of("alertname", "a", "host", "db-1", "instance", "nobody-knows:1"),
                Map.of("alertname", "a", "host", "db-10"),
                Map.of("alertname", "a", "host", "web-1"),
                Map.of("alertname", "a", "service", "portal"),
                Map.of("alertname", "a", "service", "portal", "host", "web-1"),
                Map.of("alertname", "a"));
        for (UUID item : List.of(room.web, room.database, postgres, service)) {
            for (Map<String, String> alert : alerts) {
                Optional<UUID> on = room.inventory.ofLabels(alert).map(Item::id);
                assertThat(mutes(item, alert)).as(name(item) + " and " + alert).isEqualTo(on.equals(Optional.of(item)));
            }
        }
    }

    @Test
    void whatNobodyMeasuresIsNotMuted() {
        assertThat(labels.of(UUID.randomUUID())).isEmpty();
    }

    private boolean mutes(UUID item, Map<String, String> alert) {
        return labels.of(item).stream().map(LabelMatchers::of).anyMatch(matchers -> matches(matchers, alert));
    }

    private static boolean matches(List<Matcher> matchers, Map<String, String> alert) {
        return matchers.stream().allMatch(matcher -> matcher.test().test(alert.getOrDefault(matcher.label(), "")));
    }

    private String name(UUID item) {
        return room.inventory.find(item).orElseThrow().name();
    }

    private UUID target(String job, String instance) {
        UUID id = UUID.randomUUID();
        room.context
                .getBean(JdbcClient.class)
                .sql("""
                        insert into inventory.item (id, kind, name, found_as, facts, retired, version)
                        values (:id, 'database', :name, :foundAs, '{}', false, 1)""")
                .param("id", id)
                .param("name", job + " " + instance)
                .param(
                        "foundAs",
                        Stream.of("target", job, instance)
                                .reduce((a, b) -> a + "/" + b)
                                .orElseThrow())
                .update();
        pointAt(job, instance, id);
        return id;
    }

    private void pointAt(String job, String instance, UUID item) {
        room.context
                .getBean(JdbcClient.class)
                .sql("insert into inventory.target (job, instance, item_id) values (:job, :instance, :item)")
                .param("job", job)
                .param("instance", instance)
                .param("item", item)
                .update();
    }
}
