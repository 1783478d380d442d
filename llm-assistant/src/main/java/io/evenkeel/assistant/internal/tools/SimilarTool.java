package io.evenkeel.assistant.internal.tools;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.knowledge.Knowledge;
import io.evenkeel.knowledge.Knowledge.Subject;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Earlier incidents that are like one: by what room {@code knowledge} says, else by alerts and items in common. */
@Component
public class SimilarTool extends ReadingTool {
    private static final Duration BACK = Duration.ofDays(365);
    private static final int MOST = 6;

    private final Incidents incidents;
    private final PastIncidents past;
    private final Optional<Knowledge> knowledge;

    @Autowired
    SimilarTool(Words.Book book, Incidents incidents, PastIncidents past, ObjectProvider<Knowledge> knowledge) {
        this(book, incidents, past, Optional.ofNullable(knowledge.getIfAvailable()));
    }

    public SimilarTool(Words.Book book, Incidents incidents, PastIncidents past, Optional<Knowledge> knowledge) {
        super(book);
        this.incidents = incidents;
        this.past = past;
        this.knowledge = knowledge;
    }

    @Override
    public String name() {
        return "similar";
    }

    @Override
    public String description() {
        return "Earlier incidents that are like one, with why they are and what helped then.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("incident", "Its key, such as INC-7.", true, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        String key = given(arguments, "incident").orElse("").toUpperCase(Locale.ROOT);
        Optional<Incident> one = incidents.find(key);
        if (one.isEmpty()) {
            return Look.nothing(words.say("There is no incident %s.", "没有事件 %s。", key));
        }
        Map<String, String> why = new LinkedHashMap<>();
        knowledge.ifPresent(room -> room.forIncident(asker, key, Optional.of(words.language())).stream()
                .filter(suggestion -> suggestion.subject() == Subject.INCIDENT)
                .forEach(suggestion -> why.put(suggestion.key(), because(words, suggestion))));
        touching(one.get())
                .forEach(earlier -> why.putIfAbsent(earlier.key(), words.say("the same item or alert", "相同的对象或告警")));
        List<Seen> seen = why.entrySet().stream()
                .flatMap(entry -> incidents.find(entry.getKey()).stream())
                .limit(MOST)
                .map(earlier -> seen(words, key, earlier, why.getOrDefault(earlier.key(), "")))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("No earlier incident like %s is known.", "没有与 %s 类似的历史事件。", key))
                : new Look(seen, "", 0);
    }

    private List<Incident> touching(Incident one) {
        var items = one.items().stream().map(Incident.AffectedItem::id).collect(Collectors.toSet());
        return past.touching(
                items, new HashSet<>(one.alertFingerprints()), one.openedAt().minus(BACK), one.openedAt());
    }

    private static String because(Words words, Suggestion suggestion) {
        return words.list(suggestion.because().stream()
                .map(one -> switch (one.reason()) {
                    case RULE -> words.say("the rule %s", "规则 %s", one.value());
                    case ITEM -> words.say("the item %s", "对象 %s", one.value());
                    case KIND -> words.say("the kind %s", "类型 %s", one.value());
                    case TEXT -> words.say("the words %s", "文字 %s", words.quoted(one.value()));
                })
                .toList());
    }

    private static Seen seen(Words words, String key, Incident earlier, String why) {
        var facts = new ArrayList<>(IncidentFacts.of(words, earlier));
        facts.add(
                Fact.said(Topic.REASON, words.say("%s is like %s by %s.", "%s 与 %s 相似：%s。", earlier.key(), key, why)));
        return IncidentTool.seen(words, earlier, facts);
    }
}
