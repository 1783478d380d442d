package io.evenkeel.assistant.internal.grammar;

import java.util.Optional;
import java.util.regex.Pattern;

/** Why a question cannot be answered from what the rooms hold, whatever is found beside it. Pure. */
public enum Beyond {
    /** What will be: nobody has measured it. */
    FUTURE(
            "\\bwhen will\\b|\\b(what|it|they|that|how)'ll\\b|\\b(what|how|where)\\b.{0,20}\\bwill\\b.{1,60}\\bbe\\b|\\bwill\\b.{1,40}\\bbe (full|empty|dead|gone|back|over|fixed|ok|ready|done)\\b|\\bif (it|this|that) (goes|keeps|carries) on\\b|\\b(at )?what time (does|do|would|might)\\b.{1,40}\\b(hit|reach|fill|exceed|cross|run)\\b|\\b(hold|holds|last|lasts|survive|survives|make it|makes it)( out)? (until|till|through|to (the )?(morning|tomorrow))\\b|how (full|hot|big|long|high|much|many).{0,20}\\bwill\\b|how (much longer|long) (can|does|do|will|could|may|might)\\b.{0,40}\\b(last|hold|survive|stand|go on|run|remain)\\b|\\b(run|runs|running) (out|dry)\\b|\\b(before|until|till) .{0,30}\\b(full|empty|dead|gone|dies|exhausted)\\b|\\bwhen (is|does|would|could|might) .{0,40}\\b(full|fill(s|ed)? up|empty|run out|be ok|be fixed|be back|come back)\\b|\\bwill (it|this|that|the|we|there|\\w+ (crash|fail|fill|recover|be))\\b|\\beta\\b|going to (fail|crash|happen|break|fill|run out)|how (long|much longer) (will|until|till|before)|predict|forecast|expected to|how soon|how likely|what are the (odds|chances)|next (month|quarter|year)",
            "还?能?(撑|顶|坚持|维持|扛)(得住|得了|到|多久|多长|几|一|住|过)|还?能(用|撑|跑|维持|坚持|供|写|存)(多久|多长|几)|还剩多(久|长时间)|(什么时候|何时|几时|几点|哪天)(就|会|要|能|可以|才能|才)?(满|耗尽|用完|没电|写满|爆|撑爆|恢复|好)|什么时候(能|会|可以|才能)|多久(能|会|才|可以|后)|何时(能|会|可以|才)|会不会|预计|预测|估计|还要多久|大概多久|几点能|几点(才|会)|将来|下个?月|下季度|明年|(恢复|修复|解决)时间"),
    /** What only arithmetic over several facts would give. */
    SUM(
            "\\bin total\\b|\\btotal(s|led)?\\b|\\bsum\\b|add(ed)? up|combined|altogether|by how much|how much (more|less|higher|lower|faster|slower)|\\bdifference\\b|\\bpercent(age)? (change|increase|decrease|of)\\b|what (percentage|percent|share|fraction|proportion)|\\bratio\\b|\\bper (day|week|month|hour|incident)\\b|\\bmttr\\b|\\bmtta\\b|\\bmtbf\\b|average (time|duration|number|age|of|cpu|across|resolution)|\\bmean time\\b|on average|how many (minutes|hours|seconds|days|times)|how much (longer|time|downtime)|\\bdowntime\\b(?! (procedure|plan|form|window|page|mode|rules))|\\bavailability\\b|\\buptime\\b|extrapolat|calculate|compute|growth rate|how fast|multipl(y|ied)|divid(e|ed)|minus|median|times (higher|more|as)|twice",
            "总共|合计|加起来|总和|一共|相差|差(了)?多少|(多|少|高|低|涨|降|快|慢|增加|减少|上升|下降|上涨|增长)了?(百分之)?(多少|几)|多少(倍|分钟|小时|次)|百分之几|占比|比例|比率|百分比|平均(恢复|修复|响应|解决|时长|时间|每)|mttr|mtta|计算|算(一下|下|出|算)|推算|总(时长|时间|数|计|停机|中断)|停机(时间|时长)|中断(时间|时长)|可用率|可用性|每(天|小时|周|月)(涨|增长|平均|多少)|增长率|几倍|平均(值)?是?多少|之和|之差|中位数|几分之"),
    /** What no room holds. */
    ELSEWHERE(
            "(?<!(i|we|to|can|should) )\\b(phone|telephone|mobile|cell)( number|phone)?\\b|\\bnumber (to|can i) (call|ring)|home address|\\bextension\\b|(employee|staff|badge) (number|no|id)|\\bwechat\\b|\\bsalar(y|ies)\\b|\\bwages?\\b|\\bcosts?\\b|\\bcharges? (us|you|for)\\b|\\bfees?\\b|\\bcosting\\b|\\bprices?\\b|\\bbudget\\b|\\bmoney\\b|\\brevenue\\b|\\bdollars?\\b|\\beuros?\\b|\\bpassw(or)?ds?\\b|\\bcredentials?\\b|\\bsecrets?\\b|private key|\\bapi keys?\\b|\\bweather\\b|birthday|\\bceo\\b|\\bcto\\b|\\bcfo\\b|\\bstock\\b|\\bjokes?\\b|\\bpoem\\b|\\b(world|sports?) news\\b|newspaper|lunch|dinner|\\bcoffee\\b|how many (users|customers|people|clients)|\\bserial number\\b|warranty|\\blicen[cs]e\\b|\\bcontract\\b|\\bvendor\\b|purchase|\\bcolou?r\\b|\\bmeaning of life\\b|football|who is (the )?(president|best|smartest)|\\bfault\\b|\\bto blame\\b|\\bholiday\\b|\\bvacation\\b|\\bhire|\\bfired? from\\b|\\bage of\\b|\\bcapital of\\b|\\btranslate\\b|\\bwrite (me )?(a|an|code)\\b",
            "分机|工号|微信|电话|手机号|手机|号码|邮箱|家庭住址|住址|工资|薪水|奖金|成本|花(了|费)多少|多少钱|损失|赔|预算|收入|营收|密码|口令|密钥|凭据|私钥|天气|生日|老板|总裁|董事长|股价|股票|笑话|写(一?首|诗|个段子)|新闻|午饭|晚饭|吃什么|多少(用户|客户|人)|几个(用户|客户)|序列号|保修|许可证|合同|供应商|采购|怪谁|谁的错|谁的责任|背锅|开除|休假|放假|招聘|年龄|多大了|翻译|首都|总统");

    private final Pattern english;
    private final Pattern chinese;

    Beyond(String english, String chinese) {
        this.english = Pattern.compile(english);
        this.chinese = Pattern.compile(chinese);
    }

    /** @param text in small letters */
    static Optional<Beyond> in(String text) {
        for (Beyond one : values()) {
            if (one.english.matcher(text).find() || one.chinese.matcher(text).find()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
