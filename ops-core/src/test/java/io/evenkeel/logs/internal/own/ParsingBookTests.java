package io.evenkeel.logs.internal.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.internal.own.ParsingTrial.Sample;
import io.evenkeel.logs.internal.own.ParsingTrial.Tried;
import io.evenkeel.logs.internal.parse.LineParser;
import io.evenkeel.logs.internal.parse.Opened;
import io.evenkeel.logs.internal.parse.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParsingBookTests {
    private static final Actor EDITOR = person("ana", Right.EDIT_RULES, Right.EDIT_SETTINGS);

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private ParsingRows rows = new ParsingRows(JdbcClient.create(TestDatabase.fresh()));
    private ParsingRules rules = new ParsingRules(rows, () -> now);
    private ParsingBook book = new ParsingBook(rows, rules, new Notes(), () -> now);
    private ParsingTrial trial = new ParsingTrial(book, rows, new StandardEnvironment());

    /** Notes verbs and subjects. */
    private final class Notes implements Audit {
        @Override
        public void record(Actor actor, String verb, String subject, Map<String, String> facts) {
            told.add(actor.name() + " " + verb + " " + subject);
        }

        @Override
        public List<Act> list(Optional<String> subject, Optional<Long> before, int limit) {
            return List.of();
        }
    }

    @BeforeEach
    void readOnce() {
        rules.inForce();
    }

    private static Actor person(String name, Right... more) {
        var rights = new HashSet<>(Set.of(more));
        rights.add(Right.SEE_OPERATIONS);
        return new Actor(Actor.Kind.PERSON, "id-" + name, name, rights);
    }

    private static LogParser parser(String name, int place, String expression) {
        return new LogParser(name, place, true, expression, "", "", "", Instant.EPOCH);
    }

    private static LogMask mask(String name, String expression) {
        return new LogMask(name, true, expression, "", Instant.EPOCH);
    }

    private Opened opened(String line) {
        return Opened.of(line, "web1", "app", rules.inForce(), new LineParser(ZoneOffset.UTC));
    }

    @Test
    void whatIsWrittenHoldsForTheNextLineAndIsCounted() {
        book.put(EDITOR, parser("job", 10, "job (?P<job>\\d+)"));
        book.put(EDITOR, mask("card", "card (\\d+)"));

        Parsed parsed = opened("job 7 with card 4711").parsed();

        assertThat(parsed.fields()).containsEntry("job", "7");
        assertThat(parsed.message()).isEqualTo("job 7 with card ***");
        assertThat(book.parsers(EDITOR)).singleElement().satisfies(kept -> {
            assertThat(kept.lines()).isEqualTo(1);
            assertThat(kept.parser().byName()).isEqualTo("ana");
        });
        assertThat(book.masks(EDITOR))
                .singleElement()
                .satisfies(kept -> assertThat(kept.texts()).isEqualTo(1));
        book.removeParser(EDITOR, "job");
        book.removeMask(EDITOR, "card");
        assertThat(opened("job 7 with card 4711").parsed().message()).isEqualTo("job 7 with card 4711");
        assertThat(told)
                .containsExactly(
                        "ana logs.parser.put job",
                        "ana logs.mask.put card",
                        "ana logs.parser.remove job",
                        "ana logs.mask.remove card");
    }

    @Test
    void anotherServerFindsItWithinSeconds() {
        ParsingRules other = new ParsingRules(rows, () -> now);
        assertThat(other.inForce().parsers().of("a", "b")).isEmpty();
        book.put(EDITOR, parser("job", 10, "job (?P<job>\\d+)"));

        assertThat(other.inForce().parsers().of("a", "b")).isEmpty();
        now = now.plus(Duration.ofSeconds(5));
        assertThat(other.inForce().parsers().of("a", "b")).hasSize(1);
    }

    @Test
    void theLowerPlaceIsTriedFirstAndWhatIsSwitchedOffNotAtAll() {
        book.put(EDITOR, parser("z-first", 1, "job (?P<first>\\d+)"));
        book.put(EDITOR, parser("a-second", 2, "job (?P<second>\\d+)"));
        assertThat(opened("job 7").parsed().fields()).containsEntry("first", "7");

        book.put(EDITOR, new LogParser("z-first", 1, false, "job (?P<first>\\d+)", "", "", "", Instant.EPOCH));
        assertThat(opened("job 7").parsed().parser()).isEqualTo("a-second");
    }

    @Test
    void aTrialShowsWhatWouldBecomeOfEachSampleAndKeepsNothing() {
        book.put(EDITOR, parser("early", 1, "early (?P<e>\\d+)"));
        List<Tried> tried = trial.run(
                person("viewer"),
                List.of(
                        new Sample("job 7 of card 4711 password=x", "web1", "app"),
                        new Sample("early 1 job 8", "web1", "app"),
                        new Sample("2026-11-21T10:00:00Z ERROR other", "web1", "app")),
                Optional.of(new LogParser("draft", 100, false, "job (?P<job>\\d+)", "db*", "", "", Instant.EPOCH)),
                Optional.of(mask("draft", "card (\\d+)")));

        assertThat(tried.get(0).opened().parsed().message()).isEqualTo("job 7 of card *** password=***");
        assertThat(tried.get(0).masked().own()).containsExactly("draft");
        assertThat(tried.get(0).masked().builtIn()).containsExactly("named");
        assertThat(tried.get(0).matches()).isTrue();
        assertThat(tried.get(0).meant()).isFalse();
        assertThat(tried.get(0).opened().parsed().form()).isEqualTo(Parsed.Form.PLAIN);
        assertThat(tried.get(1).opened().parsed().parser()).isEqualTo("early");
        assertThat(tried.get(2).matches()).isFalse();
        assertThat(tried.get(2).opened().parsed().at()).contains(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(rows.masks()).isEmpty();
        assertThat(rows.parsers()).hasSize(1);
        assertThat(book.parsers(EDITOR).getFirst().lines()).isZero();
    }

    @Test
    void whatCannotBeTakenIsRefusedWithItsField() {
        refused("name", () -> book.put(EDITOR, parser("No Name", 1, "(?P<a>x)")));
        refused("place", () -> book.put(EDITOR, parser("n", 0, "(?P<a>x)")));
        refused("expression", () -> book.put(EDITOR, parser("n", 1, "(?P<a>x")));
        refused("expression", () -> book.put(EDITOR, mask("n", ".*")));
        refused("host", () -> book.put(EDITOR, new LogParser("n", 1, true, "(?P<a>x)", "a\nb", "", "", Instant.EPOCH)));
        refused(
                "samples",
                () -> trial.run(
                        EDITOR, List.of(new Sample("x".repeat(8193), "", "")), Optional.empty(), Optional.empty()));
        assertThat(told).isEmpty();
    }

    private static void refused(String field, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void whoLacksTheRightWritesNothing() {
        Actor rulesOnly = person("lee", Right.EDIT_RULES);

        book.put(rulesOnly, parser("n", 1, "(?P<a>x)"));
        assertThatThrownBy(() -> book.put(rulesOnly, mask("n", "secret (x)"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> book.put(person("viewer"), parser("n", 1, "(?P<a>x)")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> book.removeParser(person("viewer"), "n")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> book.removeMask(rulesOnly, "n")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> book.removeParser(EDITOR, "none"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("log-parser-unknown"));
    }

    @Test
    void thereAreNeverTooMany() {
        for (int i = 0; i < ParsingBook.MOST_PARSERS; i++) {
            book.put(EDITOR, parser("p" + i, 1, "(?P<a>x)"));
        }
        for (int i = 0; i < ParsingBook.MOST_MASKS; i++) {
            book.put(EDITOR, mask("m" + i, "secret (x)"));
        }
        assertThatThrownBy(() -> book.put(EDITOR, parser("more", 1, "(?P<a>x)")))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("too-many-log-parsers"));
        assertThatThrownBy(() -> book.put(EDITOR, mask("more", "secret (x)")))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("too-many-log-masks"));
        book.put(EDITOR, parser("p7", 2, "(?P<b>y)"));
    }
}
