package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnosis.CannotTell;
import io.evenkeel.diagnosis.Diagnosis.Evidence;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What the diagnosis suspects, with its evidence for and against; the numbers are the diagnosis's. */
@Component
public class CausesTool extends ReadingTool {
    private static final int MOST_SUSPECTS = 5;
    private static final int LOOKED_AT = 500;

    private final Optional<Diagnoses> diagnoses;
    private final Incidents incidents;

    @Autowired
    CausesTool(Words.Book book, ObjectProvider<Diagnoses> diagnoses, Incidents incidents) {
        this(book, Optional.ofNullable(diagnoses.getIfAvailable()), incidents);
    }

    public CausesTool(Words.Book book, Optional<Diagnoses> diagnoses, Incidents incidents) {
        super(book);
        this.diagnoses = diagnoses;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "causes";
    }

    @Override
    public String description() {
        return "The diagnosis of an incident: suspects with their probability and the evidence for and against each.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("incident", "Its key, such as INC-7.", false, List.of()),
                new Parameter("item", "Of the open incidents on this item, such as db-01.", false, List.of()),
                new Parameter(
                        "from", "With an item: of incidents opened at or after, also those over.", false, List.of()),
                new Parameter("to", "With an item: opened before.", false, List.of()),
                new Parameter("at", "With an item: opened before and not over then.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        List<String> keys = given(arguments, "incident")
                .map(key -> List.of(key.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> given(arguments, "item")
                        .map(item -> on(item, Times.of(arguments)))
                        .orElseGet(List::of));
        List<Seen> seen = keys.stream()
                .flatMap(key -> diagnoses.flatMap(room -> room.find(asker, key)).stream())
                .map(made -> seen(words, made))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(
                        keys.isEmpty()
                                ? words.say("I found no incident there to diagnose.", "没有找到可诊断的事件。")
                                : words.say("There is no diagnosis of %s yet.", "%s 还没有诊断。", words.list(keys)))
                : new Look(seen, "", 0);
    }

    private List<String> on(String item, Times times) {
        return incidents.list(!times.given(), LOOKED_AT).stream()
                .filter(incident ->
                        times.given() || incident.state() == State.OPEN || incident.state() == State.ACKNOWLEDGED)
                .filter(incident ->
                        times.touch(incident.openedAt(), incident.resolvedAt().or(incident::closedAt)))
                .filter(incident -> IncidentTool.isOn(incident, item))
                .map(Incident::key)
                .limit(3)
                .toList();
    }

    private static Seen seen(Words words, MadeDiagnosis made) {
        var facts = new ArrayList<Fact>();
        String key = made.incident();
        made.diagnosis()
                .cannotTell()
                .ifPresent(cannot -> facts.add(Fact.of(
                        Topic.HEAD,
                        words.say(
                                "The diagnosis of %s names no cause: %s",
                                "%s 的诊断没有指出原因：%s", key, cannotTell(words, cannot)))));
        made.verdict()
                .ifPresent(said -> facts.add(Fact.said(
                        Topic.HEAD,
                        words.say(
                                "%s said of %s that it was %s: %s",
                                "%s 认定 %s 的原因是 %s：%s",
                                said.byName(),
                                key,
                                said.suspect().orElse(words.say("none of the suspects", "以上都不是")),
                                words.quoted(said.words())))));
        made.diagnosis().suspects().stream()
                .limit(MOST_SUSPECTS)
                .forEach(suspect -> suspect(words, key, suspect, facts));
        return new Seen(
                "diagnosis/" + key,
                Source.Kind.DIAGNOSIS,
                key,
                words.say("Diagnosis of %s", "%s 的诊断", key),
                "/incidents/" + key,
                facts,
                Optional.of(made.onset()),
                made.at());
    }

    private static String cannotTell(Words words, CannotTell cannot) {
        return words.say(
                cannot.text(), cannot.code().equals("several-alike") ? "几个嫌疑的可能性相近，都不足以认定。" : "查看过的内容中没有足够突出的嫌疑。");
    }

    private static void suspect(Words words, String key, Suspect suspect, List<Fact> facts) {
        String probability = words.number(suspect.probability());
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "Suspected of %s: %s %s%s, probability %s (%s %%).",
                        "%s 的嫌疑：%s %s%s，概率 %s（%s %%）。",
                        key,
                        suspect.subject(),
                        words.quoted(suspect.title()),
                        suspect.componentName()
                                .map(on -> words.say(" on %s", "（%s）", on))
                                .orElse(""),
                        probability,
                        words.number(suspect.probability() * 100))));
        for (Evidence one : suspect.evidence()) {
            boolean speaksFor = one.weight() >= 0;
            facts.add(Fact.said(
                    speaksFor ? Topic.EVIDENCE : Topic.AGAINST,
                    (speaksFor
                                    ? words.say("For %s: %s", "支持 %s 的证据：%s", suspect.subject(), one.text())
                                    : words.say("Against %s: %s", "反对 %s 的证据：%s", suspect.subject(), one.text()))
                            + words.say(" (weight %s)", "（权重 %s）", words.number(one.weight()))));
        }
    }
}
