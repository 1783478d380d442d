package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchingTests {
    private static final UUID TEAM = new UUID(0, 1);
    private static final UUID TEAM_AND_HOST = new UUID(0, 2);
    private static final UUID SAME_TEAM = new UUID(0, 3);

    @Test
    void theOneThatNamesMostDecidesAndAmongEqualsTheFirst() {
        var matches = new LinkedHashMap<UUID, Map<String, String>>();
        matches.put(TEAM, Map.of("team", "db"));
        matches.put(TEAM_AND_HOST, Map.of("team", "db", "host", "db-1"));
        matches.put(SAME_TEAM, Map.of("team", "db"));
        assertThat(Matching.best(matches, Map.of("team", "db", "severity", "high")))
                .isEqualTo(Optional.of(TEAM));
        assertThat(Matching.best(matches, Map.of("team", "db", "host", "db-1"))).isEqualTo(Optional.of(TEAM_AND_HOST));
        assertThat(Matching.best(matches, Map.of("team", "web", "host", "db-1")))
                .isEmpty();
        assertThat(Matching.best(matches, Map.of())).isEmpty();
        assertThat(Matching.best(new LinkedHashMap<>(), Map.of("team", "db"))).isEmpty();
    }
}
