package io.evenkeel.knowledge.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Texts that ship in several languages are articles each; a reader is offered one of them. What people edited has no twin. */
@Component
class ShippedTwins {
    private final JdbcClient jdbc;

    ShippedTwins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text that is the same in all its languages */
    private record Twin(String text, String language) {}

    /**
     * What was found, best first, with one of each text's languages, where the best of them stood: the reader's, or else the best.
     *
     * @param key of an article, or of something else, which has no twin
     */
    <T> List<T> once(List<T> found, Function<T, String> key, Optional<String> language) {
        Map<String, Twin> twins = among(found.stream().map(key).toList());
        Map<String, T> read = new HashMap<>();
        for (T each : found) {
            Twin twin = twins.get(key.apply(each));
            if (twin != null
                    && language.filter(asked -> same(asked, twin.language())).isPresent()) {
                read.put(twin.text(), each);
            }
        }
        Set<String> told = new HashSet<>();
        List<T> once = new ArrayList<>();
        for (T each : found) {
            Twin twin = twins.get(key.apply(each));
            if (twin == null) {
                once.add(each);
            } else if (told.add(twin.text())) {
                once.add(read.getOrDefault(twin.text(), each));
            }
        }
        return once;
    }

    private static boolean same(String one, String other) {
        return first(one).equals(first(other));
    }

    private static String first(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private Map<String, Twin> among(List<String> keys) {
        Map<String, Twin> twins = new HashMap<>();
        jdbc.sql("""
                        select a.key, a.source, e.language
                        from knowledge.article a
                        join knowledge.edition e on e.article_id = a.id and e.number = a.published
                        where a.key = any(:keys) and a.source like 'shipped/%' and e.from_source""").param("keys", new SqlArrayValue("text", keys.toArray())).query(row -> {
            String source = row.getString("source");
            twins.put(
                    row.getString("key"),
                    new Twin(source.substring(source.lastIndexOf('/') + 1), row.getString("language")));
        });
        return twins;
    }
}
