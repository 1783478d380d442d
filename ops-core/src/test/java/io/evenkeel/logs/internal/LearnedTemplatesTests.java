package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.logs.Templates;
import io.evenkeel.logs.internal.LearnedTemplates.Mark;
import io.evenkeel.logs.internal.TemplateRows.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LearnedTemplatesTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LEARNING = Duration.ofMinutes(10);
    private static final Source APP = new Source("web1", "app");

    private final JdbcClient database = JdbcClient.create(TestDatabase.fresh());
    private final TemplateRows rows = new TemplateRows(database);
    private LearnedTemplates templates = new LearnedTemplates(rows, LEARNING);

    private Mark mark(Source source, String message, Duration afterNoon) {
        return templates.mark(source, Templates.masked(message), NOON.plus(afterNoon));
    }

    private void restart() {
        templates.writeDown();
        templates = new LearnedTemplates(rows, LEARNING);
    }

    @Test
    void nothingIsNewWhileASourceIsLearned() {
        assertThat(mark(APP, "started", Duration.ZERO).novel()).isFalse();
        assertThat(mark(APP, "listening on port 80", LEARNING.minusSeconds(1)).novel())
                .isFalse();
    }

    @Test
    void theFirstLineOfAKindIsNewOnASourceThatIsKnownAndOnlyThatOne() {
        mark(APP, "started", Duration.ZERO);

        assertThat(mark(APP, "disk 1 is full", LEARNING).novel()).isTrue();
        assertThat(mark(APP, "disk 2 is full", LEARNING).novel()).isFalse();
    }

    @Test
    void aSourceThatSaysTheSameForLongEnoughIsKnownBeforeItsTimeAndStaysSo() {
        for (int line = 0; line <= LearnedTemplates.LINES_OF_LEARNING; line++) {
            mark(APP, "order " + line + " is kept", Duration.ofMillis(line));
        }

        assertThat(mark(APP, "disk is full", Duration.ofSeconds(1)).novel()).isTrue();
        assertThat(mark(APP, "giving up", Duration.ofSeconds(2)).novel()).isTrue();
    }

    @Test
    void somethingNewMakesASourceBeLearnedFromTheBeginning() {
        for (int line = 0; line < LearnedTemplates.LINES_OF_LEARNING; line++) {
            mark(APP, "order " + line + " is kept", Duration.ofMillis(line));
        }

        assertThat(mark(APP, "disk is full", Duration.ofSeconds(1)).novel()).isFalse();
        assertThat(mark(APP, "giving up", Duration.ofSeconds(2)).novel()).isFalse();
    }

    @Test
    void whatOneSourceSaysIsNotNewOnAnother() {
        Source other = new Source("web2", "app");
        mark(APP, "started", Duration.ZERO);
        mark(other, "started", Duration.ZERO);
        mark(APP, "disk 1 is full", LEARNING);

        assertThat(mark(other, "disk 2 is full", LEARNING).novel()).isFalse();
    }

    @Test
    void afterARestartIdsStayAndWhatWasKnownIsKnown() {
        mark(APP, "started", Duration.ZERO);
        long before = mark(APP, "user alice has opened a session on this host", LEARNING)
                .template();
        mark(APP, "user alice has opened a session on that host", LEARNING);
        restart();

        Mark after = mark(APP, "user alice has opened a session on a host", LEARNING.plusMinutes(1));
        assertThat(after).isEqualTo(new Mark(before, false));
        assertThat(mark(APP, "something else", LEARNING.plusMinutes(1)))
                .satisfies(mark -> assertThat(mark.template()).isGreaterThan(before))
                .satisfies(mark -> assertThat(mark.novel()).isTrue());
    }

    @Test
    void aTemplateThatCouldNotBeWrittenDownIsUnlearned() {
        mark(APP, "started", Duration.ZERO);
        database.sql("ALTER TABLE logs.template RENAME TO away").update();
        assertThatThrownBy(() -> mark(APP, "stopped", Duration.ZERO)).isInstanceOf(DataAccessException.class);
        database.sql("ALTER TABLE logs.away RENAME TO template").update();

        long stopped = mark(APP, "stopped", Duration.ZERO).template();

        assertThat(rows.those(List.of(stopped)))
                .singleElement()
                .satisfies(known -> assertThat(known.text()).isEqualTo("stopped"));
    }

    @Test
    void anIdIsNotGivenAgainAfterACrash() {
        long last = mark(APP, "started", Duration.ZERO).template();
        templates = new LearnedTemplates(rows, LEARNING);

        assertThat(mark(APP, "stopped", Duration.ZERO).template()).isGreaterThan(last);
    }

    @Test
    void tooManyAreForgottenThoseMetLastStayAndTheHighestId() {
        mark(APP, "first kind", Duration.ZERO);
        long second = mark(APP, "second kind", Duration.ofMinutes(1)).template();
        long third = mark(APP, "third kind", Duration.ofMinutes(2)).template();
        mark(APP, "second kind", Duration.ofMinutes(3));
        templates.writeDown();

        rows.forgetBeyond(1);

        assertThat(rows.newest(10)).extracting(one -> one.id()).containsExactly(third, second);
        assertThat(rows.those(List.of(second)).getFirst().lastSeen()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
    }
}
