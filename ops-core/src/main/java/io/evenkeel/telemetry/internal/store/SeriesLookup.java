package io.evenkeel.telemetry.internal.store;

import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.internal.LabelTest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds series by their labels. A regular expression runs over the values of one label, not over series. Thread-safe. */
class SeriesLookup {

    static final int MOST_SERIES = 50_000;
    private static final int MOST_REMEMBERED = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    /** Labels by number; they never change. Emptied when it is full. */
    private final Map<Integer, Map<String, String>> remembered = new ConcurrentHashMap<>();

    SeriesLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        remembered.clear();
    }

    /**
     * What the matchers ask of a series' set of pairs.
     *
     * @param all it has each of these
     * @param none it has none of these
     * @param oneOfEach of each list it has one
     * @param nothing no series can match
     */
    private record Wanted(List<Integer> all, List<Integer> none, List<List<Integer>> oneOfEach, boolean nothing) {}

    /** The numbers and labels of the series that match all matchers. */
    Map<Integer, Map<String, String>> matching(List<Matcher> matchers) {
        Wanted wanted = wanted(matchers);
        if (wanted.nothing()) {
            return Map.of();
        }
        String sql = """
                SELECT id FROM telemetry.series
                WHERE pairs @> :all AND NOT pairs && :none %s
                LIMIT %d
                """.formatted(each(wanted), MOST_SERIES + 1);
        var query = jdbc.sql(sql).param("all", ids(wanted.all())).param("none", ids(wanted.none()));
        for (int i = 0; i < wanted.oneOfEach().size(); i++) {
            query = query.param("any" + i, ids(wanted.oneOfEach().get(i)));
        }
        List<Integer> found = query.query(SeriesLookup::id).list();
        if (found.size() > MOST_SERIES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "too-many-series",
                    "The query selects more than %,d series; add a matcher.".formatted(MOST_SERIES));
        }
        return labelsOf(found);
    }

    private static String each(Wanted wanted) {
        var sql = new StringBuilder();
        for (int i = 0; i < wanted.oneOfEach().size(); i++) {
            sql.append(" AND pairs && :any").append(i);
        }
        return sql.toString();
    }

    /**
     * A matcher that an absent label fulfils asks that none of the values be there which do not fulfil it; any other asks
     * for one of those that do.
     */
    private Wanted wanted(List<Matcher> matchers) {
        var all = new ArrayList<Integer>();
        var none = new ArrayList<Integer>();
        var oneOfEach = new ArrayList<List<Integer>>();
        boolean nothing = false;
        for (Matcher matcher : matchers) {
            LabelTest test = LabelTest.of(matcher);
            boolean absence = test.matchesAbsence();
            List<Integer> ids = pairs(test, !absence);
            if (absence) {
                none.addAll(ids);
            } else if (ids.size() == 1) {
                all.add(ids.getFirst());
            } else {
                oneOfEach.add(ids);
                nothing |= ids.isEmpty();
            }
        }
        return new Wanted(all, none, oneOfEach, nothing);
    }

    /** The ids of the label's values that match, or of those that do not. */
    private List<Integer> pairs(LabelTest test, boolean matching) {
        Matcher matcher = test.matcher();
        if (matcher.kind() == Matcher.Kind.EQUAL && matching) {
            return jdbc.sql("""
                            SELECT id FROM telemetry.label_pair WHERE name = :name AND value = :value
                            """)
                    .param("name", matcher.label())
                    .param("value", matcher.value())
                    .query(SeriesLookup::id)
                    .list();
        }
        var ids = new ArrayList<Integer>();
        jdbc.sql("""
                        SELECT id, value FROM telemetry.label_pair WHERE name = :name
                        """).param("name", matcher.label()).query(row -> {
            if (test.matches(row.getString("value")) == matching) {
                ids.add(row.getInt("id"));
            }
        });
        return ids;
    }

    private Map<Integer, Map<String, String>> labelsOf(List<Integer> ids) {
        var labels = new HashMap<Integer, Map<String, String>>(2 * ids.size());
        var missing = new ArrayList<Integer>();
        for (Integer id : ids) {
            Map<String, String> own = remembered.get(id);
            if (own == null) {
                missing.add(id);
            } else {
                labels.put(id, own);
            }
        }
        if (!missing.isEmpty()) {
            if (remembered.size() + missing.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            jdbc.sql("""
                            SELECT id, labels FROM telemetry.series WHERE id = ANY (:ids)
                            """).param("ids", ids(missing)).query(row -> {
                Map<String, String> own = Collections.unmodifiableMap(JSON.readValue(row.getString("labels"), LABELS));
                labels.put(row.getInt("id"), own);
                remembered.put(row.getInt("id"), own);
            });
        }
        return labels;
    }

    /** Series that were made before that time and have no chunk. Perhaps they have samples in the log or in slabs. */
    List<Integer> withoutChunks(Instant madeBefore) {
        return jdbc.sql("""
                        SELECT s.id FROM telemetry.series s WHERE s.created_at < :before
                        AND NOT EXISTS (SELECT FROM telemetry.chunk c WHERE c.series_id = s.id)
                        """)
                .param("before", madeBefore.atOffset(ZoneOffset.UTC))
                .query(SeriesLookup::id)
                .list();
    }

    SortedSet<String> names() {
        return new TreeSet<>(jdbc.sql("""
                        SELECT DISTINCT name FROM telemetry.label_pair
                        """).query(String.class).list());
    }

    SortedSet<String> values(String label) {
        return new TreeSet<>(
                jdbc.sql("""
                        SELECT value FROM telemetry.label_pair WHERE name = :name
                        """).param("name", label).query(String.class).list());
    }

    private static int id(ResultSet row, int number) throws SQLException {
        return row.getInt("id");
    }

    private static SqlArrayValue ids(List<Integer> ids) {
        return new SqlArrayValue("int4", ids.toArray());
    }
}
