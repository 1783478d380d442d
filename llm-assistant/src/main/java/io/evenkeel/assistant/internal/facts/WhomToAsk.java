package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.tools.Fact;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Topic;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may know what the assistant does not: the owner of the thing, who is on call, the service desk. */
final class WhomToAsk {
    private final Looks looks;
    private final Actor asker;
    private final Words words;

    WhomToAsk(Looks looks, Actor asker, Words words) {
        this.looks = looks;
        this.asker = asker;
        this.words = words;
    }

    /** @param sheet gets no claim by this */
    String of(Asked asked, Sheet sheet) {
        if (!asker.has(Right.SEE_OPERATIONS)) {
            return words.say(
                    "Ask the service desk, or an administrator for a role that may see it.", "可以问服务台，或向管理员申请有权限的角色。");
        }
        String owner = asked.items().stream()
                .findFirst()
                .flatMap(item -> sentence("item", Map.of("name", item), Topic.OWNER))
                .or(() -> asked.keys("INC").stream()
                        .findFirst()
                        .flatMap(key -> sentence("incident", Map.of("key", key), Topic.OWNER)))
                .orElse("");
        String duty = duty(asked, owner);
        String both = (owner + " " + duty).strip();
        return both.isEmpty() ? words.say("Ask the service desk.", "可以问服务台。") : words.say("Ask: %s", "可以问：%s", both);
    }

    /** Of the schedule that the question speaks of, else of the first. */
    private String duty(Asked asked, String owner) {
        List<Seen> all =
                looks.look("on_call", Map.of(), asker, words, Progress.NONE).seen();
        return all.stream()
                .filter(seen -> asked.schedules().contains(seen.name()))
                .findFirst()
                .or(() -> all.stream().filter(seen -> isOf(seen, owner)).findFirst())
                .or(() -> all.stream().findFirst())
                .stream()
                .flatMap(seen -> seen.about(Topic.NOW).stream())
                .map(Fact::sentence)
                .collect(Collectors.joining(" "));
    }

    /** Whether the one who is on call, or will be next, is whom the owner's sentence names. */
    private static boolean isOf(Seen duty, String owner) {
        String name = owner.replaceAll("(?s)^.*(belongs to|owned by|负责人是) ([^.。]*)[.。].*$", "$2")
                .strip();
        return !owner.isEmpty()
                && !name.isEmpty()
                && duty.about(Topic.NOW, Topic.NEXT).stream()
                        .anyMatch(fact -> fact.sentence().contains(name));
    }

    private Optional<String> sentence(String tool, Map<String, String> arguments, Topic topic) {
        String sentences = looks.look(tool, arguments, asker, words, Progress.NONE).seen().stream()
                .limit(3)
                .flatMap((Seen seen) -> seen.about(topic).stream())
                .map(Fact::sentence)
                .collect(Collectors.joining(" "));
        return Optional.of(sentences).filter(text -> !text.isBlank());
    }
}
