package io.evenkeel.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.knowledge.Difference;
import io.evenkeel.knowledge.Difference.DifferencePart;
import io.evenkeel.knowledge.Difference.DifferenceRow;
import io.evenkeel.knowledge.Difference.PartKind;
import io.evenkeel.knowledge.Difference.RowKind;
import io.evenkeel.knowledge.internal.Alignment.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How one text became another: what must hold for any two texts, and what people expect to read. */
class DifferenceTests {

    /** Seeds; a failure names the one that repeats it. */
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Few different lines, so that many are the same, some twice; each second text is an edited first. */
    private record Pair(String before, String after) {
        static Pair of(long seed) {
            Random random = new Random(seed);
            List<String> before = lines(random, random.nextInt(60));
            List<String> after =
                    random.nextBoolean() ? lines(random, random.nextInt(60)) : edited(random, new ArrayList<>(before));
            return new Pair(String.join("\n", before), String.join("\n", after));
        }

        private static List<String> lines(Random random, int count) {
            return IntStream.range(0, count).mapToObj(_ -> line(random)).collect(Collectors.toList());
        }

        private static String line(Random random) {
            return List.of("", "restart db-1", "restart db-2", "先看日志", "先看监控", "- a", "# Title", "x".repeat(9))
                    .get(random.nextInt(8));
        }

        private static List<String> edited(Random random, List<String> lines) {
            for (int edits = random.nextInt(6); edits > 0; edits--) {
                int at = random.nextInt(lines.size() + 1);
                if (at == lines.size() || random.nextBoolean()) {
                    lines.add(at, line(random));
                } else if (random.nextBoolean()) {
                    lines.remove(at);
                } else {
                    lines.set(at, line(random));
                }
            }
            return lines;
        }
    }

    private static List<String> linesOf(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** What a reader of the difference alone can build from the earlier text. */
    private static List<String> applied(List<String> before, Difference difference) {
        List<String> after = new ArrayList<>();
        int at = 0;
        for (DifferenceRow row : difference.rows()) {
            switch (row.kind()) {
                case SKIPPED -> {
                    int count = row.count().orElseThrow();
                    after.addAll(before.subList(at, at + count));
                    at += count;
                }
                case SAME -> {
                    assertThat(row.before()).contains(before.get(at)).isEqualTo(row.after());
                    after.add(before.get(at++));
                }
                case REMOVED -> assertThat(row.before()).contains(before.get(at++));
                case CHANGED -> {
                    assertThat(row.before()).contains(before.get(at++));
                    after.add(row.after().orElseThrow());
                }
                case ADDED -> after.add(row.after().orElseThrow());
            }
        }
        assertThat(at).isEqualTo(before.size());
        return after;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDifferenceAppliedToTheEarlierTextGivesTheLater(long seed) {
        Pair pair = Pair.of(seed);

        Difference difference = Differences.between(pair.before(), pair.after());

        assertThat(applied(linesOf(pair.before()), difference)).isEqualTo(linesOf(pair.after()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTextDoesNotDifferFromItself(long seed) {
        String text = Pair.of(seed).before();

        Difference difference = Differences.between(text, text);

        assertThat(difference.added() + difference.removed()).isZero();
        assertThat(difference.rows()).allMatch(row -> row.kind() == RowKind.SAME || row.kind() == RowKind.SKIPPED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAddedOneWayIsRemovedTheOther(long seed) {
        Pair pair = Pair.of(seed);

        Difference there = Differences.between(pair.before(), pair.after());
        Difference back = Differences.between(pair.after(), pair.before());

        assertThat(there.added() - there.removed())
                .isEqualTo(linesOf(pair.after()).size() - linesOf(pair.before()).size());
        assertThat(back.added() - back.removed()).isEqualTo(there.removed() - there.added());
    }

    /** Lines that each text has once are paired the same both ways, so counts are the same with sides exchanged. */
    @ParameterizedTest
    @MethodSource("seeds")
    void countsAreSymmetricWhereNoLineComesTwice(long seed) {
        Random random = new Random(seed);
        List<String> before = shuffledPart(random);
        List<String> after = shuffledPart(random);

        Difference there = Differences.between(String.join("\n", before), String.join("\n", after));
        Difference back = Differences.between(String.join("\n", after), String.join("\n", before));

        assertThat(back.added()).isEqualTo(there.removed());
        assertThat(back.removed()).isEqualTo(there.added());
    }

    private static List<String> shuffledPart(Random random) {
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 30).mapToObj(line -> "line " + line).toList());
        for (int swaps = random.nextInt(8); swaps > 0; swaps--) {
            lines.add(lines.remove(random.nextInt(lines.size())));
        }
        return lines.subList(0, 1 + random.nextInt(30));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gapsAreInOrderApartAndAllOutsideIsTheSame(long seed) {
        Pair pair = Pair.of(seed);
        List<String> before = linesOf(pair.before());
        List<String> after = linesOf(pair.after());
        int beforeAt = 0;
        int afterAt = 0;

        List<Gap> gaps = new ArrayList<>(Alignment.gaps(before, after));
        gaps.add(new Gap(before.size(), before.size(), after.size(), after.size()));

        for (Gap gap : gaps) {
            assertThat(before.subList(beforeAt, gap.beforeFrom())).isEqualTo(after.subList(afterAt, gap.afterFrom()));
            beforeAt = gap.beforeTo();
            afterAt = gap.afterTo();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutStepsToSpendTheDifferenceIsCoarserAndStillRight(long seed) {
        Pair pair = Pair.of(seed);
        List<String> before = linesOf(pair.before());
        List<String> after = linesOf(pair.after());
        List<String> built = new ArrayList<>();
        int at = 0;

        for (Gap gap : Alignment.gaps(before, after, 0)) {
            built.addAll(before.subList(at, gap.beforeFrom()));
            built.addAll(after.subList(gap.afterFrom(), gap.afterTo()));
            at = gap.beforeTo();
        }
        built.addAll(before.subList(at, before.size()));

        assertThat(built).isEqualTo(after);
    }

    @Test
    void aLineThatBothHaveOnceHoldsTheParagraphsAroundItApart() {
        assertThat(Alignment.gaps(List.of("a", "heading", "b"), List.of("x", "y", "heading", "z")))
                .containsExactly(new Gap(0, 1, 0, 2), new Gap(2, 3, 3, 4));
    }

    @Test
    void twoLargeTextsThatShareNothingAreComparedInBoundedSteps() {
        String before = IntStream.range(0, 60_000).mapToObj(i -> "a").collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 60_000).mapToObj(i -> "b").collect(Collectors.joining("\n"));

        Difference difference = Differences.between(before, after);

        assertThat(difference.added()).isEqualTo(60_000);
        assertThat(difference.rows()).hasSizeLessThanOrEqualTo(5_001);
        assertThat(difference.rows().getLast().kind()).isEqualTo(RowKind.SKIPPED);
    }

    @Test
    void threeEqualLinesStayAroundAChangeAndTheRestIsFolded() {
        String before = IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        String after = before.replace("line 20", "line twenty");

        assertThat(Differences.between(before, after).rows())
                .extracting(DifferenceRow::kind)
                .containsExactly(
                        RowKind.SKIPPED,
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.CHANGED,
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.SKIPPED);
    }

    @Test
    void aFinalLineEndIsNoChange() {
        Difference difference = Differences.between("one\ntwo", "one\ntwo\n");

        assertThat(difference.added() + difference.removed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "restart db-1 at once,restart db-2 at once",
        "先看日志再重启,先看监控再重启",
        "one two three,one three",
        "grow from 5 GB,grow from 50 GB",
        "it is 🚀 fast,it is 🐢 fast"
    })
    void partsOfAChangedLineGiveBothLines(String before, String after) {
        List<DifferencePart> parts = InlineParts.of(before, after);

        assertThat(parts).isNotEmpty();
        assertThat(side(parts, PartKind.ADDED)).isEqualTo(before);
        assertThat(side(parts, PartKind.REMOVED)).isEqualTo(after);
    }

    private static String side(List<DifferencePart> parts, PartKind left) {
        return parts.stream()
                .filter(part -> part.kind() != left)
                .map(DifferencePart::text)
                .collect(Collectors.joining());
    }

    @Test
    void aChangedChineseCharacterIsMarkedByItself() {
        assertThat(InlineParts.of("请先看日志", "请先看监控"))
                .containsExactly(
                        new DifferencePart(PartKind.SAME, "请先看"),
                        new DifferencePart(PartKind.REMOVED, "日志"),
                        new DifferencePart(PartKind.ADDED, "监控"));
    }

    @Test
    void anEnglishWordIsMarkedWhole() {
        assertThat(InlineParts.of("wait ten minutes", "wait two minutes"))
                .contains(new DifferencePart(PartKind.REMOVED, "ten"), new DifferencePart(PartKind.ADDED, "two"));
    }

    @Test
    void linesWithLittleInCommonHaveNoParts() {
        assertThat(InlineParts.of("restart the database", "页面打不开")).isEmpty();
    }

    @Test
    void aLineThatIsTooLongHasNoParts() {
        assertThat(InlineParts.of("word ".repeat(401), "word ".repeat(400))).isEmpty();
    }
}
