package io.evenkeel.assistant.internal.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that try to command the reader: in a question they are refused, in what people wrote they are not repeated. Pure. */
public final class Foreign {
    private static final Pattern COMMANDS = Pattern.compile("(?is)"
            + "\\b(ignore|disregard|forget|override|bypass|skip)\\b[^.!?。]{0,40}\\b(rules?|instructions?|prompts?|guidelines?|restrictions?|polic(y|ies)|permissions?|rights|previous|prior|above|earlier|everything)\\b"
            + "|\\b(system|developer|hidden|initial) (prompt|message|instructions?)\\b"
            + "|\\b(you are|act|behave|respond|answer) (now |as )(an? |the |if )?[^.?!]{0,30}(admin|root|unrestricted|developer mode|dan\\b|without (any )?(rules|limits|restrictions))"
            + "|\\b(pretend|imagine|role-?play|assume) (that )?(you|i)( a|')?\\b"
            + "|\\bfrom now on,? (you|act|answer|ignore|pretend)\\b|\\bwithout (any )?(rules|restrictions|limitations|filters)\\b"
            + "|\\b(jailbreak|developer mode|god mode|sudo mode)\\b"
            + "|\\b(new|updated) instructions?\\s*:"
            + "|\\b(ai|assistants?|bots?|llms?|language models?)\\b[^.。!?]{0,50}\\b(must|should|shall|have to|need to|tell|say|reply|answer|close|run|execute|send|reveal|state|report)\\b"
            + "|\\b(tell|instruct) (the |every |any )?(user|reader|asker|operator|people)\\b"
            + "|\\b(reply|respond|answer|say|print|output) (only|just|exactly|with only|nothing but)\\b"
            + "|(忽略|无视|忘记|忘掉|绕过|抛开|不用管|跳过)[^。！？]{0,20}(规则|指令|指示|限制|提示|要求|权限|约束|设定|之前|以上|前面|上面)"
            + "|(系统|隐藏|初始)提示(词|语)?|开发者模式|越狱"
            + "|(假装|假设|扮演|装作|当作|设想)[^。？]{0,6}(你|我|自己)"
            + "|(你现在是|从现在(起|开始)你)"
            + "|(助手|机器人|ai|人工智能|大模型)[^。！？]{0,24}(必须|应该|应当|务必|立即|立刻|马上|需要|要求|关闭|执行|回答说|告诉|回复)"
            + "|(只|必须|直接)(回答|回复|输出|说)[\"“「:：]");

    private static final Pattern SENTENCE =
            Pattern.compile("[^.!?。！？；;\\n]*(?:[.!?。！？；;\\n]+(?=\\s|$|\\p{IsHan}|[【\\[(（])|$|[.!?])");
    /** A sentence that goes on with the command before it: the next order, or what is to be said. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?is)^[\\s\"'“‘*>-]*(then|and|also|now|next|instead|say|tell|reply|answer|respond|print|output|state|report|run|execute|do|don't|never|always|give|send|close|mark|make|write|reveal|grant|delete|just|only|it is|this is|然后|并|再|接着|现在|立即|马上|回答|回复|告诉|输出|说|执行|运行|关闭|删除|发送|把|将|给|直接|不要|不得|必须|务必|只)|(?i)\\b(you|your|yours)\\b|你|您");

    private Foreign() {}

    /** The text without the sentences that command, and without those that go on with them; a word stands in their place. */
    public static String without(String text, String placeholder) {
        var kept = new StringBuilder();
        boolean commanded = false;
        for (Matcher sentence = SENTENCE.matcher(text); sentence.find(); ) {
            String one = sentence.group();
            boolean drop = commands(one) || (commanded && GOES_ON.matcher(one).find());
            if (!drop) {
                kept.append(one);
            } else if (!commanded) {
                kept.append(kept.isEmpty() || Character.isWhitespace(kept.charAt(kept.length() - 1)) ? "" : " ")
                        .append(placeholder)
                        .append(' ');
            }
            commanded = drop;
        }
        // A command may lie across what look like two sentences.
        return commands(kept.toString()) ? placeholder : kept.toString().strip();
    }

    /** Whether the text tells a reader what to be or do, rather than something about the estate. */
    public static boolean commands(String text) {
        return COMMANDS.matcher(text).find();
    }
}
