package io.evenkeel.assistant.internal.grammar;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a question asks to be done rather than told.
 *
 * @param verb {@code acknowledge}, {@code close}, …: one English word
 */
public record Act(String verb) {
    private static final String ENGLISH_VERBS =
            "close|acknowledge|ack|resolve|reopen|restart|reboot|silence|mute|unmute|snooze|suppress|delete|remove|drop|purge|kill|stop|start|shut ?down|disable|enable|approve|reject|escalate|page|assign|reassign|merge|roll ?back|rollback|revert|fail ?over|switch|run|execute|deploy|install|patch|upgrade|change|update|set|edit|grant|give me (?:admin|access|rights|root)|revoke|reset|send|email|mail|notify|create|open (?:a|an|new)|cancel|withdraw|publish|comment|post|write|add|put|mark|raise|lower|scale|drain|truncate|wipe|clear|fix|extend|tell (?!me|us)|call (?!it|this)|wake up|make me|sign|turn (?:off|on)|take over";
    private static final Pattern ENGLISH = Pattern.compile(
            "^(?:(?:hey|hi|ok|okay|now|then|so|and|just|please|pls|well|quick(?:ly)?|assistant)[,:! ]+)*"
                    + "(?:(?:can|could|would|will) you (?:please |just |now |go and |go ahead and )*|i (?:want|need|order|would like|'d like) you to |go (?:ahead and|and) |you (?:must|should|have to|need to) (?:now )?|let's |help me |do me a favou?r and |please )?"
                    + "(?:just |now |immediately |quickly )*(" + ENGLISH_VERBS + ")\\b");
    private static final Pattern ENGLISH_LATER = Pattern.compile(
            "(?:[.;,!?]|\\band\\b|\\bthen\\b)\\s*(?:then |please |now |also |just |can you |could you |you must )+("
                    + ENGLISH_VERBS + ")\\b");
    private static final Pattern NO_ACT = Pattern.compile(
            "^(?:(?:mail|email|patch|page|post|change|run|release|upgrade|update|switch|fix)(?:s)? (?:relay|servers?|queue|gateway|was|is|did|has|had|of|level|status|window|windows|log|for)\\b|set ?-?points?|open (?:incidents?|tickets?|alerts?|problems?)|change(?:s|d)? (?:on|near|since|before|last|to|around|in)\\b|close (?:to|calls?)|run ?books?|update (?:on|me)\\b|mark(?:ed)? as|start(?:ed)? (?:time|when)|page (?:history|log)|clear\\?|give me|call history|post ?mortem)");
    private static final String CHINESE_VERBS =
            "关闭|关掉|关了|确认|解决掉|标记|重启|重新启动|静默|屏蔽|删除|删掉|清空|杀掉|杀死|停掉|停止|停用|启用|启动|批准|审批通过|驳回|升级给|呼叫|叫醒|指派|转派|分配给|合并|回滚|回退|切换|执行|运行|部署|安装|打补丁|修改|改成|改为|设置|设成|授权|授予|提权|撤销|重置|发送|发邮件|发消息|通知|创建|新建|取消|撤回|发布|评论|添加|写入|扩容|缩容|隔离|下线|摘掉|批了|批掉|批一下|批下|放行|通过吧|认领|静音|接下来吧|升到p|升为p|转给";
    private static final Pattern CHINESE = Pattern.compile(
            "^(?:好的?|那|那么|现在|马上|立刻|立即|赶紧|快|请|麻烦|劳烦|直接|你|助手|嘿|喂|[，,！! ])*(?:帮我|帮忙|替我|给我|去|能不能帮我|能帮我|可以帮我|可不可以帮我|你来)?(?:把|将)?(.{0,24}?)("
                    + CHINESE_VERBS + ")");
    /** Orders in the clothes of a favour, of thanks or of a reminder. */
    private static final Pattern ENGLISH_HIDDEN = Pattern.compile(
            "\\bgive (?:\\S+ ){1,4}?an? (?:quick |clean |good )?(?:restart|reboot|reset|bounce|kick|flush|purge|fail ?over)\\b"
                    + "|\\b(?:be so kind(?: as)? to|would you mind|do me the favou?r (?:of|to))\\b(?!.{0,12}\\b(?:tell|explain|show|list|say|check|look|confirm|find|remind)).{1,40}"
                    + "|\\bhave \\S+(?: \\S+){0,4} (?:run|restarted|rebooted|closed|stopped|started|silenced|rolled back|reverted|approved|deleted|purged)(?: for real| now| please|,|\\.|$)"
                    + "|\\byou (?:were|are|were just|are just) (?:going|supposed|about|meant) to (?:" + ENGLISH_VERBS
                    + ")\\b"
                    + "|\\bthank(?:s| you) for (?:having |already |just )*(?:back|clos|restart|reboot|roll|silenc|approv|delet|stopp|start|purg|acknowledg|resolv)\\w*"
                    + "|\\b(?:been |was |were |got |is )?(?:started|restarted|rebooted|closed|stopped|silenced|approved|rolled back|reverted|deleted) by you\\b"
                    + "|[.!?] +(?:open|close|restart|stop|start|silence|mute|approve|delete|run|reboot|kill|disable|enable|shut down) (?:all|the|it|every|them)\\b(?!.*\\?)"
                    + "|\\bi (?:just |already )?(?:told|asked|ordered) you to (?:" + ENGLISH_VERBS + ")\\b");

    private static final Pattern CHINESE_HIDDEN =
            Pattern.compile("(?:劳驾|麻烦|拜托|那就|就)[^，,。]{0,8}(?:照着|照|按着?)[^，,。]{0,6}(?:做|办|执行|来)(?:吧|了|一下|一遍|$)"
                    + "|(?:让|叫|请|要)你[^，,。]{0,4}(?:把|将)[^，,。]{1,24}?(?:" + CHINESE_VERBS + "|批|关|停|启|摘)"
                    + "|你(?:那边|这边)?[^，,。]{0,4}点一下");

    /** An order that stands behind something else that is said. */
    private static final Pattern CHINESE_LATER =
            Pattern.compile("[，,。；;！!？? ](?:然后|那就|就|现在|马上|立刻|赶紧|快|请|再)?(?:帮我|替我|给我)?(?:把|将).{1,24}?(" + CHINESE_VERBS
                    + ")(?:吧|了|掉)?[。！!]*$");

    private static final Pattern CHINESE_ASKS = Pattern.compile(
            "怎么|咋|啥|的话|要是|如果|万一|如何|谁|什么|为什么|为啥|何时|几点|哪|多少|多久|是否|有没有|是不是|吗|呢|？|\\?$|过没|了没|没有|步骤|手册|需要|应该|能否");
    private static final Pattern CHINESE_ORDERS = Pattern.compile(
            "帮我|帮忙|替我|给我(?!看|讲|说|介绍|查|列|总结)|你来|^请|麻烦|立刻|立即|马上|^把|^将|直接|能不能(?:帮|把|将)|可以(?:帮|把|将)|能(?:帮|把|将)");
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("ack", "acknowledge"),
            Map.entry("确认", "acknowledge"),
            Map.entry("关闭", "close"),
            Map.entry("关掉", "close"),
            Map.entry("关了", "close"),
            Map.entry("解决掉", "resolve"),
            Map.entry("fix", "resolve"),
            Map.entry("评论", "comment"),
            Map.entry("post", "comment"),
            Map.entry("重启", "restart"),
            Map.entry("静默", "silence"),
            Map.entry("屏蔽", "silence"));

    /** What is asked to be done; empty where something is asked to be told. */
    static Optional<Act> in(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
        return english(small).or(() -> chinese(small)).map(word -> new Act(VERBS.getOrDefault(word, word)));
    }

    private static Optional<String> english(String text) {
        Matcher first = ENGLISH.matcher(text);
        if (first.find() && !NO_ACT.matcher(text.substring(first.start(1))).find()) {
            return Optional.of(first.group(1));
        }
        Matcher later = ENGLISH_LATER.matcher(text);
        return later.find()
                ? Optional.of(later.group(1))
                : Optional.of(ENGLISH_HIDDEN.matcher(text))
                        .filter(Matcher::find)
                        .map(Matcher::group);
    }

    private static Optional<String> chinese(String text) {
        Matcher hidden = CHINESE_HIDDEN.matcher(text);
        if (hidden.find()) {
            return Optional.of(hidden.group());
        }
        Matcher later = CHINESE_LATER.matcher(text);
        if (later.find() && !text.matches("(?s).*(怎么|如何|为什么|要是|如果|万一|能否|会不会|该不该|要不要).*")) {
            return Optional.of(later.group(1));
        }
        boolean orders = CHINESE_ORDERS.matcher(text).find();
        boolean asks = CHINESE_ASKS.matcher(text).find();
        Matcher verb = CHINESE.matcher(text);
        if (!verb.find()
                || text.substring(verb.end()).matches("(?s)^(方案|步骤|计划|记录|时间|窗口|手册|情况|预案|流程|脚本|条件|说明|要求).*")
                || (asks && !(orders && !text.matches(".*(怎么|如何|谁|什么|为什么|啥|步骤|手册).*")))) {
            return Optional.empty();
        }
        return orders
                        || verb.group(1).isBlank()
                        || (verb.group(1).length() <= 10 && !text.endsWith("的") && !text.contains("了"))
                ? Optional.of(verb.group(2))
                : Optional.empty();
    }
}
