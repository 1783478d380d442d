package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.HandoverSection.Matter;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every room what the next shift takes over. One that cannot answer is named; it keeps nobody from going home. */
@Component
class HandoverContent {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverContent.class);
    private static final Actor READER = Actor.system("oncall");
    private static final int LONGEST_LINE = 300;

    private final ObjectProvider<HandoverSection> sections;

    HandoverContent(ObjectProvider<HandoverSection> sections) {
        this.sections = sections;
    }

    /** Called outside of a transaction: a room that fails must not spoil what the others say. */
    List<Section> at(Instant now, Span next) {
        return sections.orderedStream().map(section -> read(section, now, next)).toList();
    }

    private static Section read(HandoverSection section, Instant now, Span next) {
        try {
            List<Matter> found = section.entries(READER, now, next);
            return new Section(
                    section.name(),
                    section.words(),
                    section.needs().name(),
                    found.stream()
                            .limit(HandoverSection.MOST)
                            .map(HandoverContent::bounded)
                            .toList(),
                    found.size() > HandoverSection.MOST,
                    false);
        } catch (RuntimeException failed) {
            LOG.error("event=handover-section-failed section={}", section.name(), failed);
            return new Section(section.name(), section.words(), section.needs().name(), List.of(), false, true);
        }
    }

    private static Matter bounded(Matter matter) {
        var line = new HandoverSection.Words(
                shortened(matter.line().en()), shortened(matter.line().zh()));
        return new Matter(matter.key(), line, matter.link(), matter.since(), matter.until(), matter.weight());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }
}
