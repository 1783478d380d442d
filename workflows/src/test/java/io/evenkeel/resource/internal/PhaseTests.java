package io.evenkeel.resource.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resources.Verb;
import io.evenkeel.resource.internal.Phase.Snag;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTests {

    @ParameterizedTest
    @CsvSource({
        "WANTED, true, WITHDRAW, ",
        "WANTED, true, CHANGE_SIZE, NOT_THERE_YET",
        "WANTED, true, EXTEND, NOT_THERE_YET",
        "WANTED, true, RELEASE, NOT_THERE_YET",
        "WANTED, true, RESTORE, NOT_THERE_YET",
        "ACTIVE, false, WITHDRAW, NO_WISH",
        "ACTIVE, false, CHANGE_SIZE, ",
        "ACTIVE, false, EXTEND, ",
        "ACTIVE, false, RELEASE, ",
        "ACTIVE, false, RESTORE, NOT_IN_GRACE",
        "ACTIVE, true, WITHDRAW, ",
        "ACTIVE, true, CHANGE_SIZE, WISH_OPEN",
        "ACTIVE, true, EXTEND, WISH_OPEN",
        "ACTIVE, true, RELEASE, WISH_OPEN",
        "GRACE, false, CHANGE_SIZE, IN_GRACE",
        "GRACE, false, EXTEND, IN_GRACE",
        "GRACE, false, RELEASE, IN_GRACE",
        "GRACE, false, RESTORE, ",
        "GRACE, true, RESTORE, WISH_OPEN",
        "GRACE, true, WITHDRAW, ",
    })
    void verbsGoWhereTheStateAllows(State state, boolean wished, Verb verb, Snag snag) {
        assertThat(new Phase(state, wished, false).against(verb).orElse(null)).isEqualTo(snag);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void whatIsOverOrTakenBackStaysSo(Verb verb) {
        assertThat(new Phase(State.RECLAIMING, false, true).against(verb)).contains(Snag.BEING_RECLAIMED);
        Stream.of(State.values())
                .filter(State::isOver)
                .forEach(over ->
                        assertThat(new Phase(over, false, true).against(verb)).contains(Snag.OVER));
    }

    @Test
    void onlyWhatIsIdleIsKept() {
        assertThat(new Phase(State.ACTIVE, false, true).against(Verb.KEEP)).isEmpty();
        assertThat(new Phase(State.ACTIVE, false, false).against(Verb.KEEP)).contains(Snag.NOT_IDLE);
        assertThat(new Phase(State.GRACE, false, true).against(Verb.KEEP)).contains(Snag.NOT_IDLE);
    }

    @Test
    void everySnagHasACodeOfItsOwn() {
        assertThat(Arrays.stream(Snag.values()).map(ResourceSentences::code))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("resource-[a-z-]+"));
    }
}
