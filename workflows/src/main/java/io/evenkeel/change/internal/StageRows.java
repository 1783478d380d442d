package io.evenkeel.change.internal;

import io.evenkeel.change.Change.Stage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code change.step}. */
@Component
class StageRows {
    private final JdbcClient jdbc;

    StageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The steps of one change. */
    record Steps(List<Stage> implementation, List<Stage> backOut) {
        static final Steps NONE = new Steps(List.of(), List.of());
    }

    Map<UUID, Steps> of(Collection<UUID> changes) {
        Map<UUID, Steps> found = new HashMap<>();
        if (changes.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        select change_id, back, text, done_at, done_by_name from change.step
                        where change_id = any(:changes) order by change_id, back, place""")
                .param("changes", new SqlArrayValue("uuid", changes.toArray()))
                .query(row -> {
                    Steps steps = found.computeIfAbsent(
                            row.getObject("change_id", UUID.class),
                            id -> new Steps(new ArrayList<>(), new ArrayList<>()));
                    (row.getBoolean("back") ? steps.backOut() : steps.implementation())
                            .add(new Stage(
                                    row.getString("text"),
                                    Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant),
                                    Optional.ofNullable(row.getString("done_by_name"))));
                });
        return found;
    }

    void replace(UUID change, List<String> implementation, List<String> backOut) {
        jdbc.sql("delete from change.step where change_id = :change")
                .param("change", change)
                .update();
        insert(change, false, implementation);
        insert(change, true, backOut);
    }

    private void insert(UUID change, boolean back, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            jdbc.sql("""
                            insert into change.step (change_id, back, place, text)
                            values (:change, :back, :place, :text)""")
                    .param("change", change)
                    .param("back", back)
                    .param("place", i + 1)
                    .param("text", texts.get(i))
                    .update();
        }
    }

    /** False if it was ticked off before. */
    boolean tick(UUID change, boolean back, int place, Instant at, String byName) {
        return jdbc.sql("""
                        update change.step set done_at = :at, done_by_name = :name
                        where change_id = :change and back = :back and place = :place and done_at is null""")
                        .param("change", change)
                        .param("back", back)
                        .param("place", place)
                        .param("at", ChangeTable.utc(at))
                        .param("name", byName)
                        .update()
                == 1;
    }
}
