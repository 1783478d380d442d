package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Attribute;
import io.evenkeel.assistant.internal.grammar.Glossary;
import io.evenkeel.assistant.internal.grammar.Intent;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where a question asks for one fact of a thing, that fact must be among what is told: "how many students" is not answered by the
 * incident they called about. Pure.
 */
final class Sought {
    private static final String COUNT = "(?is).*(\\bhow many\\b|多少(个|人|笔|单|张|条|户|家)|几(笔|单|张|户|家)).*";
    private static final String OURS =
            "(?is).*(incident|alert|ticket|change|problem|host|item|server|node|service|line|error|page|message|connection|core|cpu|disk|osd"
                    + "|事件|故障|告警|工单|变更|问题|主机|服务|日志|错误|消息|连接|核|盘|台).*";
    private static final String LASTED =
            "(?is).*(\\bhow long (did|does|do)\\b.{1,60}\\b(take|run|last)\\b|(要|跑了|用了|花了|需要)多(久|长时间)).*";
    private static final String EARLIER =
            "(?is).*(\\bbefore\\b|\\bprevious(ly)?\\b|\\bformer(ly)?\\b|\\bused to\\b|之前|以前|原来|原先|上一个?版).*";
    private static final String TEAM = "(?is).*(\\bteam\\b|\\bgroup\\b|团队|小组|班组).*";
    private static final String FATE =
            "(?is).*(called off|cancel|withdrawn|refused|rejected|declined|postponed|取消|撤回|被拒|驳回|推迟).*";
    private static final String WHO_ALLOWED =
            "(?is).*\\bwho (approved|signed off|allowed|ordered|requested|asked for)\\b.*|.*谁(批准|批的|批了|允许|要求|同意).*";
    private static final String ALLOWED =
            "(?s).*((approved|signed off|allowed|ordered|requested|asked) by|批准人|审批人|批准了|由.{1,20}批).*";
    private static final String WHICH_DAY = "(?is).*(哪一?天|几号|\\b(what|which) (day|date)\\b).*";
    private static final String WHETHER = "(?s).*(过没有?|过吗|了没有?|没有过)[？?。]?$";
    private static final String AMOUNT = "(?s).*(?<![\\p{L}\\d-])\\d.*";
    private static final String LENGTH =
            "(?s).*\\d ?(seconds?|s|min(utes?)?|h(ours?)?|d(ays?)?|weeks?|months?|秒|分钟|个?小时|天|周|个?月)(?![a-z]).*";

    private Sought() {}

    /** @param told sentences */
    static boolean isMet(Asked asked, List<String> told) {
        if (asked.wants(Intent.ON_CALL)
                && asked.schedules().isEmpty()
                && asked.people().isEmpty()
                && asked.text().matches(TEAM)) {
            return false;
        }
        if (asked.wants(Intent.WHY) && asked.text().matches(FATE)) {
            return told.stream().anyMatch(sentence -> sentence.matches(FATE));
        }
        if (asked.text().matches(WHO_ALLOWED)) {
            return told.stream()
                    .anyMatch(sentence -> sentence.toLowerCase(Locale.ROOT).matches(ALLOWED));
        }
        if (asked.keys().isEmpty()
                && (asked.text().strip().matches(WHETHER) || (asked.text().matches(WHICH_DAY) && asked.hasSubject()))) {
            return tells(asked, told, any -> true);
        }
        if (asked.attribute().isPresent() && asked.hasSubject() && !asked.wants(Intent.TODO)) {
            return !(isOfVersion(asked) && asked.text().matches(EARLIER))
                    && ((asked.keys().isEmpty() && asked.attribute().get() != Attribute.CAPACITY)
                            || tells(
                                    asked,
                                    told,
                                    sentence -> asked.attribute().get().standsIn(sentence)));
        }
        if (asked.text().matches(COUNT)
                && !asked.text().matches(OURS)
                && asked.measure().isEmpty()) {
            return tells(asked, told, sentence -> sentence.matches(AMOUNT));
        }
        return !(asked.text().matches(LASTED) && asked.hasSubject() && !asked.wants(Intent.TODO))
                || tells(asked, told, sentence -> sentence.matches(LENGTH));
    }

    private static boolean isOfVersion(Asked asked) {
        return switch (asked.attribute().orElseThrow()) {
            case FIRMWARE, VERSION, MODEL, ADDRESS, PLACE, RACK, SYSTEM, KERNEL, ENGINE, CAPACITY -> true;
            default -> false;
        };
    }

    /** Whether a sentence tells it, of what the question names beside the thing. */
    private static boolean tells(Asked asked, List<String> told, Predicate<String> fact) {
        return told.stream()
                .map(sentence -> sentence.toLowerCase(Locale.ROOT))
                .filter(fact)
                .anyMatch(sentence -> asked.leftOver().isEmpty()
                        || asked.leftOver().stream()
                                .flatMap(word -> Glossary.namesOf(word).stream())
                                .anyMatch(sentence::contains));
    }
}
