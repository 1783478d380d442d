package io.evenkeel.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.internal.Life.Act;
import io.evenkeel.knowledge.internal.Life.Answer;
import io.evenkeel.knowledge.internal.Life.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be done with an article where it stands. */
class LifeTests {
    private static final Life DRAFT = new Life(State.DRAFT, false, false);
    private static final Life DRAFT_BESIDE_PUBLISHED = new Life(State.DRAFT, true, false);
    private static final Life REVIEW = new Life(State.REVIEW, false, false);
    private static final Life REVIEW_BESIDE_PUBLISHED = new Life(State.REVIEW, true, false);
    private static final Life PUBLISHED = new Life(State.PUBLISHED, true, true);
    private static final Life EXPIRED = new Life(State.EXPIRED, false, true);
    private static final Life GIVEN_UP = new Life(State.EXPIRED, false, false);
    private static final Life GIVEN_UP_BESIDE_PUBLISHED = new Life(State.EXPIRED, true, false);

    private static Life life(String name) {
        return switch (name) {
            case "draft" -> DRAFT;
            case "draft+" -> DRAFT_BESIDE_PUBLISHED;
            case "review" -> REVIEW;
            case "review+" -> REVIEW_BESIDE_PUBLISHED;
            case "published" -> PUBLISHED;
            case "expired" -> EXPIRED;
            case "given up" -> GIVEN_UP;
            case "given up+" -> GIVEN_UP_BESIDE_PUBLISHED;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static Stream<Life> all() {
        return Stream.of(
                DRAFT,
                DRAFT_BESIDE_PUBLISHED,
                REVIEW,
                REVIEW_BESIDE_PUBLISHED,
                PUBLISHED,
                EXPIRED,
                GIVEN_UP,
                GIVEN_UP_BESIDE_PUBLISHED);
    }

    /** A plus: readers see a version before it. */
    @ParameterizedTest
    @CsvSource({
        "draft,      REVISE,  DRAFT",
        "review,     REVISE,  DRAFT",
        "draft,      SUBMIT,  REVIEW",
        "draft+,     SUBMIT,  REVIEW",
        "review,     RETURN,  DRAFT",
        "review+,    RETURN,  DRAFT",
        "review,     PUBLISH, PUBLISHED",
        "review+,    PUBLISH, PUBLISHED",
        "draft,      DISCARD, EXPIRED",
        "review+,    DISCARD, EXPIRED",
        "expired,    CONFIRM, PUBLISHED"
    })
    void theNewestVersionMoves(String from, Act act, State to) {
        assertThat(life(from).answer(act)).isEqualTo(new Answer.Moved(to));
    }

    @ParameterizedTest
    @CsvSource({
        "published, EXPIRE,  EXPIRED",
        "draft+,    EXPIRE,  EXPIRED",
        "review+,   EXPIRE,  EXPIRED",
        "published, CONFIRM, PUBLISHED",
        "draft+,    CONFIRM, PUBLISHED",
        "given up+, CONFIRM, PUBLISHED"
    })
    void whatReadersSeeMovesAndWhatWaitsStays(String from, Act act, State to) {
        assertThat(life(from).answer(act)).isEqualTo(new Answer.PublishedMoved(to));
    }

    @ParameterizedTest
    @CsvSource({"published", "expired", "given up", "given up+"})
    void aChangeOfAnEndedTextBeginsTheNextVersion(String from) {
        assertThat(life(from).answer(Act.REVISE)).isEqualTo(new Answer.NextVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "draft,     PUBLISH, NOT_SUBMITTED",
        "draft+,    PUBLISH, NOT_SUBMITTED",
        "published, PUBLISH, NOT_IN_REVIEW",
        "expired,   PUBLISH, NOT_IN_REVIEW",
        "review,    SUBMIT,  NOT_A_DRAFT",
        "published, SUBMIT,  NOT_A_DRAFT",
        "draft,     RETURN,  NOT_IN_REVIEW",
        "published, DISCARD, NOTHING_WAITS",
        "expired,   DISCARD, NOTHING_WAITS",
        "draft,     EXPIRE,  NOT_PUBLISHED",
        "expired,   EXPIRE,  NOT_PUBLISHED",
        "draft,     CONFIRM, NOT_PUBLISHED",
        "given up,  CONFIRM, NOT_PUBLISHED"
    })
    void whatDoesNotFitIsRefusedWithWhatIsMissing(String from, Act act, Missing missing) {
        assertThat(life(from).answer(act)).isEqualTo(new Answer.Refused(missing));
    }

    /** No way to the readers goes past a review, but the one of a text that they had before. */
    @ParameterizedTest
    @MethodSource("all")
    void onlyWhatWasLookedAtIsPublished(Life life) {
        List<Act> ways = Arrays.stream(Act.values())
                .filter(act -> life.answer(act).equals(new Answer.Moved(State.PUBLISHED)))
                .toList();

        assertThat(ways)
                .isEqualTo(
                        life.latest() == State.REVIEW
                                ? List.of(Act.PUBLISH)
                                : life.equals(EXPIRED) ? List.of(Act.CONFIRM) : List.of());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsADeadEnd(Life life) {
        assertThat(Arrays.stream(Act.values()).map(life::answer))
                .anyMatch(answer -> !(answer instanceof Answer.Refused));
    }

    @Test
    void eachObstacleHasASentenceWithAWayOut() {
        assertThat(Missing.values())
                .allSatisfy(each -> assertThat(ArticleSentences.sentence("KB-1", each))
                        .contains("KB-1")
                        .endsWith("."));
    }
}
