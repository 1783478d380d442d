package io.evenkeel.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.Templates.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = Templates.of(1000, List.of());

    @Test
    void linesOfOneKindHaveOneTemplate() {
        var first = templates.learn("Connection from 10.0.0.1 closed after 12 ms");
        var second = templates.learn("Connection from 10.0.0.2 closed after 340 ms");

        assertThat(first.change()).isEqualTo(Change.NEW);
        assertThat(second.change()).isEqualTo(Change.NONE);
        assertThat(second.template()).isEqualTo(first.template());
        assertThat(second.template().text()).isEqualTo("Connection from <*> closed after <*> ms");
    }

    @Test
    void aWordThatDiffersBecomesVariableUnderTheSameId() {
        var first = templates.learn("User alice has opened a session on this host");
        var second = templates.learn("User alice has opened a session on that host");

        assertThat(second.change()).isEqualTo(Change.WIDENED);
        assertThat(second.template())
                .isEqualTo(new Template(first.template().id(), "User alice has opened a session on <*> host"));
    }

    @Test
    void linesThatSayOtherThingsStayApart() {
        var began = templates.learn("backup of volume 1 began");
        var failed = templates.learn("backup of volume 1 failed");

        assertThat(failed.template().id()).isNotEqualTo(began.template().id());
    }

    @Test
    void oneWordOfAShortSentenceSaysWhatHappened() {
        var resumed = templates.learn("[guest 17] machine resumed (life cycle event)");
        var paused = templates.learn("[guest 18] machine paused (life cycle event)");

        assertThat(paused.template().id()).isNotEqualTo(resumed.template().id());
    }

    private static final List<String> USERS =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan");

    @Test
    void manyWordsInOnePlaceAreValues() {
        USERS.forEach(user -> templates.learn("session opened for " + user));
        templates.merge();

        assertThat(templates.held()).containsExactly(new Template(1, "session opened for <*>"));
        assertThat(templates.learn("session opened for judy").template().id()).isEqualTo(1);
        assertThat(templates.state().learned().getFirst().lines()).isEqualTo(USERS.size() + 1L);
    }

    @Test
    void alsoWhereTheyStandAtTheBeginning() {
        USERS.forEach(user -> templates.learn(user + " has logged in"));
        templates.merge();

        assertThat(templates.held()).containsExactly(new Template(1, "<*> has logged in"));
        assertThat(templates.learn("judy has logged in").change()).isEqualTo(Change.NONE);
    }

    @Test
    void aHandfulOfWordsAreVerbs() {
        List.of("started", "stopped", "paused", "resumed", "lost")
                .forEach(verb -> templates.learn("machine on host 7 was " + verb));
        templates.merge();

        assertThat(templates.held()).hasSize(5);
    }

    @Test
    void namesOfPartsAreValuesSooner() {
        List.of("auth-service", "com.example.Main", "a_b").forEach(name -> templates.learn("cannot reach " + name));
        templates.merge();

        assertThat(templates.held()).containsExactly(new Template(1, "cannot reach <*>"));
    }

    @Test
    void aWordWhereOthersHaveANumberIsAValue() {
        templates.learn("name of host is 10.0.0.7");

        assertThat(templates.learn("name of host is db").template()).isEqualTo(new Template(1, "name of host is <*>"));
    }

    @Test
    void whatSaysNearlyNothingIsLeftAsItIs() {
        USERS.forEach(templates::learn);
        USERS.forEach(user -> templates.learn(user + " done"));
        templates.merge();

        assertThat(templates.held()).hasSize(2 * USERS.size());
    }

    @Test
    void itIsToldWhichBecamePartOfWhich() {
        List<String> told = new ArrayList<>();
        Templates heard = Templates.of(1000, TemplateState.NOTHING, new Templates.Gone() {
            @Override
            public void forgotten(Template template) {
                told.add(template.id() + " forgotten");
            }

            @Override
            public void merged(Template template, Template into) {
                told.add(template.id() + " in " + into.id() + " " + into.text());
            }
        });
        List.of("x.y", "x.z", "x.a").forEach(name -> heard.learn("cannot reach " + name));
        heard.merge();

        assertThat(told).containsExactly("2 in 1 cannot reach <*>", "3 in 1 cannot reach <*>");
    }

    @Test
    void manyValuesOfOneShapePushNothingOut() {
        for (int i = 0; i < 20_000; i++) {
            templates.learn("status unpacked " + letters(i * 7919) + " by the package manager");
        }

        assertThat(templates.forgotten()).isZero();
        assertThat(templates.held()).hasSize(1);
    }

    @Test
    void whatWasLearnedBeforeIsKnownAfterARestart() {
        var before = templates.learn("Job 17 of user alice is done and cleaned up");
        templates.learn("Job 18 of user bob is done and cleaned up");

        Templates restarted = Templates.of(1000, templates.held());
        var after = restarted.learn("Job 19 of user carol is done and cleaned up");

        assertThat(after.template().id()).isEqualTo(before.template().id());
        assertThat(after.change()).isEqualTo(Change.NONE);
        assertThat(restarted.learn("Something else").template().id())
                .isGreaterThan(before.template().id());
    }

    @Test
    void aMillionKindsOfLinesTakeBoundedMemoryAndAreCounted() {
        Templates few = Templates.of(50, List.of());
        for (int i = 0; i < 1_000_000; i++) {
            few.learn(letters(i) + " " + letters(i * 31) + " happened");
        }

        assertThat(few.held()).hasSize(50);
        assertThat(few.forgotten()).isEqualTo(1_000_000 - 50);
    }

    @Test
    void aKindThatIsMetAgainAndAgainIsNotForgotten() {
        Templates few = Templates.of(10, List.of());
        long kept = few.learn("heartbeat sent").template().id();
        for (int i = 0; i < 100; i++) {
            few.learn(letters(i) + " happened");
            few.learn("heartbeat sent");
        }

        assertThat(few.learn("heartbeat sent").template().id()).isEqualTo(kept);
    }

    /** The quick way for lines as bytes keeps what it saw before; that must never show. */
    @Test
    void linesAsBytesComeToTheSameTemplates() {
        long seed = 20261122;
        Random random = new Random(seed);
        String[] pieces = {
            "a",
            "b",
            "ok",
            "7",
            "10.0.0.1",
            "/var/log",
            "/x",
            "?q=1,z",
            ".",
            ":",
            ",",
            " ",
            "  ",
            "\t",
            "=",
            "[",
            "]",
            "#",
            "true",
            "fe80",
            "null",
            "*",
            "磁盘",
            "\u0000",
            "/a/b?c=d#e f",
            "<*>",
            " was started",
            " was stopped",
            "x.y"
        };
        AtomicInteger merged = new AtomicInteger();
        Templates slow = Templates.of(40, TemplateState.NOTHING, new Templates.Gone() {
            @Override
            public void forgotten(Template template) {}

            @Override
            public void merged(Template template, Template into) {
                merged.addAndGet(into.text().startsWith("<*>") ? 1 : 0);
            }
        });
        Templates quick = Templates.of(40, List.of());
        for (int i = 0; i < 100_000; i++) {
            StringBuilder line = new StringBuilder();
            boolean plain = random.nextBoolean();
            if (plain) {
                line.append((char) ('a' + random.nextInt(26))).append(".node has left");
            }
            for (int piece = plain ? 0 : random.nextInt(9); piece >= 0; piece--) {
                line.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = ("#" + line + "#").getBytes(StandardCharsets.UTF_8);

            assertThat(quick.learn(bytes, 1, bytes.length - 1))
                    .as("seed %d, line %d: %s", seed, i, line)
                    .isEqualTo(slow.learn(line.toString()).template().id());
        }
        assertThat(quick.held()).isEqualTo(slow.held());
        assertThat(quick.forgotten()).isEqualTo(slow.forgotten());
        assertThat(merged).as("put together at the beginning, seed %d", seed).hasPositiveValue();
    }

    @Test
    void whatSeveralLearnedIsTheSameInWhateverOrderItIsPutTogether() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            TemplateState a = learned(random);
            TemplateState b = learned(random);
            TemplateState c = learned(random);

            assertThat(a.mergedWith(b)).as("seed %d, round %d", seed, round).isEqualTo(b.mergedWith(a));
            assertThat(a.mergedWith(b).mergedWith(c))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(a.mergedWith(b.mergedWith(c)));
        }
    }

    private static TemplateState learned(Random random) {
        Templates some = Templates.of(1000, List.of());
        for (int i = random.nextInt(60); i > 0; i--) {
            some.learn("unit " + (char) ('a' + random.nextInt(4)) + " of rack " + i + " in hall "
                    + (char) ('p' + random.nextInt(9)) + " is up and well");
        }
        return some.state();
    }

    @Test
    void aStateGoesOnWhereItWas() {
        templates.learn("disk 7 failed");
        templates.learn("disk 8 failed");

        Templates later = Templates.of(1000, templates.state(), Templates.Gone.IS_NO_MATTER);

        assertThat(later.learn("disk 9 failed").template().id()).isEqualTo(1);
        assertThat(later.state().learned()).containsExactly(new TemplateState.Learned(1, "disk <*> failed", 3));
    }

    @Test
    void ofTooManyThoseWithTheMostLinesAreKept() {
        templates.learn("rare thing");
        templates.learn("disk 7 failed");
        templates.learn("disk 8 failed");

        assertThat(templates.state().bounded(1).learned())
                .extracting(TemplateState.Learned::text)
                .containsExactly("disk <*> failed");
    }

    @Test
    void anEmptyLineAndALongOneHaveTemplatesToo() {
        assertThat(templates.learn("").template().text()).isEmpty();
        assertThat(templates.learn("x".repeat(10_000_000)).template().text()).hasSizeLessThan(5000);
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatThrownBy(() -> Templates.of(0, List.of())).hasMessageContaining("At least one");
    }

    private static String letters(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number & 0x7fffffff; word.length() < 7; rest /= 10) {
            word.append((char) ('a' + rest % 10));
        }
        return word.toString();
    }
}
