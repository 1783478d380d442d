package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two orders made one. */
class RankedTest {
    private static final int NONE = -1;

    private static List<Ranked> order(String... articles) {
        return IntStream.range(0, articles.length)
                .mapToObj(rank -> new Ranked(articles[rank], 100 + rank, 1.0 / (rank + 1)))
                .toList();
    }

    private static List<String> fused(List<Ranked> words, List<Ranked> meaning) {
        return Ranked.fused(words, meaning).stream().map(Ranked::article).toList();
    }

    @Test
    void whatBothFindGoesBeforeWhatOneFinds() {
        assertThat(fused(order("a", "both"), order("b", "both"))).startsWith("both");
    }

    @Test
    void whatItsWordsNameGoesBeforeWhatIsOnlyNear() {
        assertThat(fused(order("named"), order("near"))).containsExactly("named", "near");
    }

    /** In a large house nearly everything is a little near. */
    @Test
    void whatItsWordsNameIsAmongTheFirstFiveBeforeMuchThatIsInTheMiddleOfBoth() {
        String[] middling = IntStream.range(0, 49).mapToObj(i -> "m" + i).toArray(String[]::new);
        String[] words = Stream.concat(Stream.of("named"), Stream.of(middling)).toArray(String[]::new);
        String[] meaning = Stream.concat(IntStream.range(0, 50).mapToObj(i -> "n" + i), Stream.of(middling))
                .toArray(String[]::new);

        assertThat(fused(order(words), order(meaning)).subList(0, 5)).contains("named");
    }

    @Test
    void oneOrderAloneStaysAsItIs() {
        assertThat(fused(order("c", "a", "b"), List.of())).containsExactly("c", "a", "b");
        assertThat(fused(List.of(), order("c", "a", "b"))).containsExactly("c", "a", "b");
    }

    @Test
    void equalOnesComeInTheSameOrderEachTime() {
        assertThat(fused(List.of(), List.of(new Ranked("b", 1, 1)))).containsExactly("b");
        assertThat(Stream.of(new Ranked("b", 1, 1), new Ranked("a", 2, 1)).sorted(Ranked.BEST_FIRST))
                .extracting(Ranked::article)
                .containsExactly("a", "b");
    }

    @Test
    void thePassageOfTheWordsIsShownAndElseThatOfTheMeaning() {
        List<Ranked> words = List.of(new Ranked("a", 7, 1), new Ranked("whole", NONE, 1));
        List<Ranked> meaning = List.of(new Ranked("whole", 9, 1), new Ranked("a", 8, 1));

        assertThat(Ranked.fused(words, meaning))
                .extracting(Ranked::article, Ranked::best)
                .contains(tuple("a", 7), tuple("whole", 9));
    }
}
