package io.evenkeel.assistant.internal.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a question that are neither names nor words by which people only ask. Pure. */
final class LeftOver {
    private static final Set<String> ASKING = Set.copyOf(List.of(
            ("a an the of on in at to for from with by about into over under and or but if then than as is are was were be been"
                            + " being do does did done doing have has had having will would can could should shall may might must i"
                            + " me my we us our you your he him his she her it its they them their this that these those there here"
                            + " what which who whom whose when where why how not no yes any some all every each other more most much"
                            + " many few less least just only also too very really so now right currently moment today tonight"
                            + " yesterday tomorrow please pls hey hi hello ok okay thanks thank tell show give say says know see look"
                            + " looking find get got let need want think happen happened happening happens going go gone went come"
                            + " came still yet again already ever up down out off back one two three thing things something anything"
                            + " anybody anyone somebody someone everyone nobody people person guy guys time last since ago long ll re ve"
                            + " don doesn didn isn aren wasn t m d s won haven hasn current currently everything list exactly actually quick"
                            + " quickly brief briefly short new recently lately latest lot bit kind sort way because am pm us im"
                            + " whats whos wheres hows night morning evening week day days hour hours minute minutes min sorry phone"
                            + " middle sleep asleep awake half bed woken woke help stuff problem system systems"
                            + " server servers host hosts machine machines box boxes item items good afternoon bother disturb kindly"
                            + " possibly perhaps maybe wonder wondering wondered appreciate grateful regards dear colleague colleagues"
                            + " boss supposed explain understand idea never ever told asking asks ask question questions quite bit tonight"
                            + " monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun next coming upcoming"
                            + " month months year years weekend towards toward behind already around near between until till during"
                            + " whether either both per via without within between seems seem seemed keep keeps kept please cheers mate"
                            + " guys folks team hear heard somehow already rather pretty yeah yep well oh uh um anyway like made make makes"
                            + " take takes took put puts use used using able called name named longest oldest newest latest biggest worst open opened incident incidents outage outages event events issue issues wtf omg dude asap real really actual")
                    .split(" ")));
    private static final Pattern CHINESE_ASKING = Pattern.compile(
            "您好|你好|谢谢|多谢|不好意思|打扰|请教|想问|问一下|新来的|刚来|同事|领导|老师|拜托|辛苦|那个事|这个事|那次|这次|周[一二三四五六日天末]|星期[一二三四五六日天]|接下来|未来|几天|今晚|早上|晚上|下午|上午|白天|占用|现在|目前|当前|今天|昨天|昨晚|明天|刚才|刚刚|最近|过去|请问|请|麻烦|帮我|帮忙|给我|告诉|一下|是不是|有没有|是否|能否|能不能|可以|应该|需要|什么时候|什么|为什么|怎么样|怎么办|怎么|如何|哪些|哪个|哪台|哪里|哪|谁|多少|几个|多久|吗|呢|吧|啊|呀|了|的|地|得|在|是|有|没|和|与|跟|或|把|被|对|就|都|也|还|又|再|要|会|能|我们|我|你|他|她|它|这个|那个|这|那|个|台|条|起|次|种|些|上|下|里|中|到|从|自|向|为|于|之|一|不|很|太|最|说|看|查|知道|想|来|去|情况|东西|事|人|机器|主机|服务器|半夜|睡|大家|系统");
    private static final Pattern CHINESE_PHRASES = Pattern.compile(
            "您好|你好|谢谢|多谢|不好意思|打扰了?|请教|想问|问一下|我是新来的|新来的|刚来|同事|领导|老师|拜托|辛苦|那个事|这个事|那次|这次|周[一二三四五六日天末]|星期[一二三四五六日天]|接下来|未来|几天|今晚|早上|晚上|下午|上午|白天|一些|些什么|现在|目前|当前|今天|昨天|昨晚|明天|刚才|刚刚|最近|最晚要?|最迟要?|最早|几点要?|几号|哪天|该干[什啥]么?|为啥|请问|麻烦|帮我|帮忙|告诉我?|一下|是不是|有没有|是否|能否|能不能|可以|应该|需要|什么时候|什么意思|什么|为什么|怎么样|怎么办|怎么回事|怎么|如何|哪些|哪个|哪台|哪里|多少|几个|多久|我们|这个|那个|知道|[吗呢吧啊呀了的？?，。！]");
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(change[ds]?|changing|plan(ned|s)?|scheduled|upcoming|window|later today|coming up)\\b|变更|计划|安排|排期|窗口|即将|待执行|待实施");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9+#'_-]*");

    private LeftOver() {}

    /** @param rest without names, small letters */
    static List<String> of(String rest) {
        String without = rest;
        for (Intent intent : Intent.values()) {
            without = intent.english().matcher(without).replaceAll(" ");
            without = intent.chinese().matcher(without).replaceAll(" ");
        }
        for (Measure measure : Measure.values()) {
            without = measure.in(without).replaceAll(" ");
        }
        return naming(without);
    }

    /** The same with the words for what is measured, which titles have too. */
    static String said(String rest) {
        String without = CHANGE.matcher(rest).replaceAll(" ");
        for (Intent intent : Intent.values()) {
            // What is to be changed, and how, stands in titles too.
            if (intent == Intent.PLANNED || intent == Intent.CHANGED) {
                continue;
            }
            without = intent.english().matcher(without).replaceAll(" ");
            without = intent.chinese().matcher(without).replaceAll(" ");
        }
        return (String.join(" ", english(without)) + " "
                        + withoutPhrases(without).replaceAll("[^\\p{IsHan}]+", " "))
                .strip();
    }

    private static List<String> naming(String without) {
        var left = new ArrayList<String>(english(without));
        Matcher han = Pattern.compile("\\p{IsHan}{2,}").matcher(withoutAsking(without));
        while (han.find()) {
            left.add(han.group());
        }
        return left;
    }

    static Set<String> english(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
            String bare = word.group().replaceAll("'(s|re|ll|ve|d|m|t)$", "");
            if (bare.length() > 1 && !ASKING.contains(bare) && !ASKING.contains(bare.replace("'", ""))) {
                words.add(bare);
            }
        }
        return words;
    }

    static String withoutAsking(String text) {
        return CHINESE_ASKING.matcher(text).replaceAll(" ");
    }

    /** Without words that only ask, where single characters stay: most of them are also parts of other words. */
    static String withoutPhrases(String text) {
        return CHINESE_PHRASES.matcher(text).replaceAll(" ");
    }
}
