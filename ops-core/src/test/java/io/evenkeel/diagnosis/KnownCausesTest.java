package io.evenkeel.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.diagnosis.KnownCauses.Case;
import io.evenkeel.diagnosis.RecordedCase.Component;
import io.evenkeel.diagnosis.RecordedCase.Point;
import io.evenkeel.diagnosis.RecordedCase.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownCausesTest {

    private static final long MINUTE = 60_000;
    private static final List<String> COMPONENTS = List.of("gate", "orders", "stock");

    @Test
    void whoeverRunsHotWasTheCauseElsewhereSoHereTooItIsNamed() {
        var known = new KnownCauses(false);
        List.of("north", "south", "west").forEach(place -> add(known, place));

        var answers = known.answers(one -> one.place().equals("west"));

        assertThat(answers)
                .hasSize(COMPONENTS.size())
                .allSatisfy((asked, answer) ->
                        assertThat(answer.candidates().getFirst().component()).isEqualTo(asked.id()));
        assertThat(answers.keySet()).extracting(Case::place).containsOnly("west");
    }

    @Test
    void withoutAnyOtherCaseNothingCanBeLearned() {
        var known = new KnownCauses(false);
        add(known, "north");

        assertThatThrownBy(() -> known.answers(_ -> true)).hasMessage("No other case has a known cause.");
    }

    /** A case for each component, in which it runs hot. */
    private static void add(KnownCauses known, String place) {
        List<RecordedCase> cases = new ArrayList<>();
        Map<String, Set<String>> causes = new HashMap<>();
        for (String hot : COMPONENTS) {
            cases.add(where(hot));
            causes.put(hot, Set.of(hot));
        }
        known.add(place, cases, causes);
    }

    private static RecordedCase where(String hot) {
        return new RecordedCase(
                hot,
                60 * MINUTE,
                0,
                55 * MINUTE,
                Optional.empty(),
                COMPONENTS.stream().map(one -> new Component(one, "service")).toList(),
                List.of(),
                COMPONENTS.stream()
                        .map(one -> new Series(one, "cpu", points(one.equals(hot))))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Point> points(boolean isHot) {
        return IntStream.range(0, 65)
                .mapToObj(i -> new Point(i * MINUTE, (isHot && i >= 56 ? 90 : 20) + i % 3))
                .toList();
    }
}
