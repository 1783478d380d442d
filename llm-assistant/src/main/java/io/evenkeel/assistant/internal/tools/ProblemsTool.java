package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Problems and known errors with what helps meanwhile. */
@Component
public class ProblemsTool extends ReadingTool {
    private static final int MOST = 10;

    private final Optional<Problems> problems;

    @Autowired
    ProblemsTool(Words.Book book, ObjectProvider<Problems> problems) {
        this(book, Optional.ofNullable(problems.getIfAvailable()));
    }

    public ProblemsTool(Words.Book book, Optional<Problems> problems) {
        super(book);
        this.problems = problems;
    }

    @Override
    public String name() {
        return "problems";
    }

    @Override
    public String description() {
        return "What keeps coming back: problems and known errors with cause, workaround and the change that ends them; of an"
                + " incident, of an item, or all that are not over.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("key", "One problem, such as PRB-2.", false, List.of()),
                new Parameter("incident", "Those that this incident may be of, such as INC-7.", false, List.of()),
                new Parameter("item", "Those that this item has, such as db-01.", false, List.of()),
                new Parameter("words", "Those that these words fit best.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        List<Seen> seen = problems.map(room -> found(room, arguments)).orElseGet(List::of).stream()
                .limit(MOST)
                .map(problem -> seen(words, problem))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("No problem or known error of it is written down.", "没有登记相关的问题或已知错误。"))
                : new Look(seen, "", 0);
    }

    private static List<Problem> found(Problems room, Map<String, String> arguments) {
        Optional<String> key = given(arguments, "key").map(one -> one.toUpperCase(Locale.ROOT));
        if (key.isPresent()) {
            return room.find(key.get()).stream().toList();
        }
        Optional<String> incident = given(arguments, "incident");
        if (incident.isPresent()) {
            List<Problem> known = room.knownErrors(incident.get());
            return known.isEmpty()
                    ? room.list(Optional.empty()).stream()
                            .filter(one -> one.incidents().contains(incident.get()))
                            .toList()
                    : known;
        }
        Optional<String> words = given(arguments, "words");
        if (words.isPresent()) {
            return Likeness.best(room.list(Optional.empty()), words.get(), Problem::title, ProblemsTool::said);
        }
        Optional<String> item = given(arguments, "item");
        return room.list(Optional.empty()).stream()
                .filter(one -> one.state().isLive())
                .filter(one -> item.isEmpty()
                        || one.signs().stream().anyMatch(sign -> sign.name().equalsIgnoreCase(item.get())))
                .toList();
    }

    private static String said(Problem problem) {
        return problem.signs().stream().map(Problem.Sign::name).collect(Collectors.joining(" "))
                + " "
                + problem.workaround().map(Problem.Workaround::text).orElse("")
                + " "
                + problem.cause().map(Problem.Cause::text).orElse("");
    }

    private static Seen seen(Words words, Problem problem) {
        var facts = new ArrayList<Fact>();
        String key = problem.key();
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "%s %s is %s%s.",
                        "%s %s 状态：%s%s。",
                        key,
                        words.quoted(problem.title()),
                        words.word(problem.state().word()),
                        problem.isKnownError() ? words.say(", a known error", "，已知错误") : "")));
        problem.workaround()
                .filter(one -> !one.text().isBlank())
                .ifPresent(one -> facts.add(Fact.said(
                        Topic.WORKAROUND,
                        words.say("Workaround of %s: %s", "%s 的规避方法：%s", key, words.quoted(one.text())))));
        problem.cause()
                .filter(one -> !one.text().isBlank())
                .ifPresent(one -> facts.add(Fact.said(
                        Topic.CAUSE, words.say("Cause of %s: %s", "%s 的原因：%s", key, words.quoted(one.text())))));
        problem.remedy()
                .ifPresent(change -> facts.add(
                        Fact.of(Topic.REMEDY, words.say("%s is to be ended by %s.", "%s 将由 %s 根除。", key, change))));
        if (!problem.incidents().isEmpty()) {
            facts.add(Fact.of(
                    Topic.DETAIL,
                    words.say(
                            "Incidents of %s: %s.",
                            "%s 的事件：%s。",
                            key,
                            words.list(problem.incidents().stream().limit(20).toList()))));
        }
        problem.acceptedByName()
                .ifPresent(name ->
                        facts.add(Fact.of(Topic.OWNER, words.say("%s was accepted by %s.", "%s 由 %s 受理。", key, name))));
        problem.watchUntil()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.DETAIL, words.say("%s is watched until %s.", "%s 观察至 %s。", key, words.time(at)))));
        return new Seen(
                "problem/" + key,
                Source.Kind.PROBLEM,
                key,
                key + " " + problem.title(),
                "/problems/" + key,
                facts,
                Optional.of(problem.proposedAt()),
                words.now());
    }
}
