package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.HandoverSection.Matter;
import io.evenkeel.oncall.HandoverSection.Weight;
import io.evenkeel.oncall.HandoverSection.Words;
import io.evenkeel.oncall.Handovers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words around a hand-over's facts: what to look at first, then how much there is of each. Pure. */
final class HandoverFacts {
    private static final int MOST_FIRST = 8;

    private final Handovers.Draft handover;
    private final Phrases say;

    HandoverFacts(Handovers.Draft handover, Phrases say) {
        this.handover = handover;
        this.say = say;
    }

    Facts facts() {
        String title = say.pick("Hand-over of ", "交接 ") + say.words(handover.scheduleName());
        String all = handover.sections().stream().map(this::section).collect(Collectors.joining());
        var source = new Source(
                "duty/" + handover.scheduleName(),
                Source.Kind.DUTY,
                title,
                "/handover",
                body() + all,
                Optional.empty(),
                handover.at());
        return new Facts(
                title,
                body(),
                List.of(source),
                say.pick(
                        "Draft the note of a shift hand-over: what is open, what to look at first.",
                        "起草交接班说明：还有什么没完，先看什么。"));
    }

    private String body() {
        List<Matter> first = handover.sections().stream()
                .flatMap(section -> section.matters().stream())
                .filter(matter -> matter.weight() == Weight.HIGH)
                .limit(MOST_FIRST)
                .toList();
        return say.line("From", "交班", handover.from().map(Someone::name))
                + say.line("To", "接班", handover.to().map(Someone::name))
                + say.heading("Look at first", "先看")
                + (first.isEmpty()
                        ? say.pick("Nothing presses.\n", "没有紧急事项。\n")
                        : first.stream().map(this::matter).collect(Collectors.joining()))
                + say.heading("What is open", "未完事项")
                + handover.sections().stream().map(this::count).collect(Collectors.joining());
    }

    private String count(Section section) {
        String many = section.unread()
                ? say.pick("not known, its room did not answer", "未知，来源没有回答")
                : section.matters().size() + (section.more() ? "+" : "");
        return "- " + words(section.words()) + say.pick(": ", "：") + many + "\n";
    }

    private String section(Section section) {
        return section.matters().stream().map(this::matter).collect(Collectors.joining());
    }

    private String matter(Matter matter) {
        return "- " + say.words(matter.key()) + " " + words(matter.line()) + "\n";
    }

    private String words(Words words) {
        return say.words(Languages.pick(say.language(), words.en(), words.zh()));
    }
}
