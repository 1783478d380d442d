package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Section;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every room about a period. All of them see the database as it was at one moment, so that their figures agree. */
@Component
class Making {
    private static final Logger log = LoggerFactory.getLogger(Making.class);
    private static final int MOST_FIGURES = 20;
    private static final int MOST_TABLES = 10;
    private static final int LONGEST_SECONDS = 120;

    private final List<Section> sections;
    private final ReportRows rows;
    private final TransactionTemplate oneMoment;

    Making(List<Section> sections, ReportRows rows, PlatformTransactionManager transactions) {
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(Section::place))
                .toList();
        this.rows = rows;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setTimeout(LONGEST_SECONDS);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Report.Content content(Period period, Instant now, String madeBy) {
        return Optional.ofNullable(oneMoment.execute(_ -> {
                    List<Part> before = rows.find(period.kind(), period.before().from())
                            .map(report -> report.content().parts())
                            .orElse(List.of());
                    List<Part> parts = sections.stream()
                            .map(section -> part(section, period, before))
                            .toList();
                    return new Report.Content(Report.FORM, period, now, madeBy, parts);
                }))
                .orElseThrow();
    }

    /** What was reported about the period before is what is compared with, so that two reports never contradict each other. */
    private static Part part(Section section, Period period, List<Part> before) {
        Section.Content content = asked(section, () -> section.about(period));
        check(section, content);
        return before.stream()
                .filter(part -> part.id().equals(section.id()))
                .findFirst()
                .map(Comparison::with)
                .orElseGet(() -> Comparison.with(asked(section, () -> section.about(period.before()))))
                .part(section, content);
    }

    private static Section.Content asked(Section section, Supplier<Section.Content> question) {
        try {
            return question.get();
        } catch (RuntimeException failed) {
            log.error("event=report-part-failed section={}", section.id(), failed);
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "report-part-failed",
                    "The part “" + section.title().en() + "” could not be counted, so no report was made. Try again; if"
                            + " it stays so, the server's log says why.");
        }
    }

    private static void check(Section section, Section.Content content) {
        var ids = new HashSet<String>();
        boolean unique = Stream.concat(
                        content.figures().stream().map(figure -> figure.id()),
                        content.tables().stream().map(table -> table.id()))
                .allMatch(ids::add);
        if (!unique
                || content.figures().size() > MOST_FIGURES
                || content.tables().size() > MOST_TABLES) {
            throw new IllegalStateException("section " + section.id() + " has too many figures, or two of one id");
        }
    }
}
