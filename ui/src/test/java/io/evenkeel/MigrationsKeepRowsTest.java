package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.GeneratedRows;
import io.evenkeel.database.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each migration of each room works on tables that have rows, and keeps them. A new {@code V00N} is included by itself: the
 * schema of the version before is made, every table is filled, and it is migrated to the newest.
 */
class MigrationsKeepRowsTest {

    /** Tables whose rows a migration moves or leaves behind on purpose, each with the reason. */
    private static final Map<String, String> MOVED =
            Map.of("telemetry.sample", "V002 keeps measurements in chunks; there was no release with plain rows");

    /** @param before the version that an installation has */
    record Step(String room, int before, int newest) {}

    static Stream<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        for (String room : rooms()) {
            List<Integer> versions = versions(room);
            int newest = versions.getLast();
            versions.stream()
                    .filter(version -> version < newest)
                    .forEach(version -> steps.add(new Step(room, version, newest)));
        }
        assertThat(steps).as("rooms with more than one migration").hasSizeGreaterThan(2);
        return steps.stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void rowsOutliveTheMigrationToTheNewest(Step step) {
        long seed = System.nanoTime();
        DataSource database = TestDatabase.empty();
        TestDatabase.migrateTo(database, step.room(), Integer.toString(step.before()));
        Map<String, Long> before = GeneratedRows.into(database, step.room(), 10, seed);

        TestDatabase.migrateTo(database, step.room(), "latest");

        Map<String, Long> after = GeneratedRows.counts(database, step.room());
        before.forEach((table, rows) -> {
            if (!MOVED.containsKey(table)) {
                assertThat(after)
                        .as("%s from V%03d, seed %s", table, step.before(), seed)
                        .containsKey(table);
                assertThat(after.get(table))
                        .as("rows of %s from V%03d, seed %s", table, step.before(), seed)
                        .isGreaterThanOrEqualTo(rows);
            }
        });
    }

    private static Set<String> rooms() throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (var found :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V001__*.sql")) {
            String[] path = found.getURL().getPath().split("/", -1);
            String room = path[path.length - 2];
            if (!room.startsWith("migrations_test")) {
                rooms.add(room);
            }
        }
        return rooms;
    }

    private static List<Integer> versions(String room) throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:db/migration/" + room + "/V*.sql"))
                .map(found -> Objects.requireNonNull(found.getFilename()))
                .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                .sorted()
                .toList();
    }
}
