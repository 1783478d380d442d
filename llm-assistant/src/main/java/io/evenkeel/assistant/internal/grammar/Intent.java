package io.evenkeel.assistant.internal.grammar;

import java.util.regex.Pattern;

/** What somebody may want to know, each with the words by which it is told; in the order in which they are answered. */
public enum Intent {
    ON_CALL(
            "on[- ]?call|on duty|pager|(whose|my|the|next|night|this|current) (shift|turn)\\b|\\boncall\\b|\\bduty\\b|takes? over|taking over|wake up|who (do|can|should|could|would|to) (i |we )?(call|phone|wake|page|ring|contact|ping)",
            "值班|值.{0,8}班|当班|在岗|轮值|轮到谁|谁的班|(?<!交)接班|下一班|找谁|叫谁|联系谁|打给谁|call谁|呼叫谁"),
    OWNER(
            "\\bown(s|er|ers|ed)?\\b|belongs? to|\\bwhose\\b|responsible|in charge|look(s|ing)? after|\\bmaintains?\\b|taking care of|(working|work) on|handling|fighting|dealing with|looking (at|into)",
            "负责|归谁|谁管|属于谁|谁的机器|属主|谁在(处理|跟|弄|看|搞|修|办)|谁来(做|弄|处理)|谁(处理|解决|修)的|主人|谁名下"),
    ACKNOWLEDGED(
            "\\back(s|ed|nowledged?|nowledgement)?\\b|taken (it|this|over)|who took|pick(ed)? (it |this )?up|anyone on it|anybody on it",
            "确认|接手|谁接|认领|有人(接|管|看|处理)"),
    PAGED(
            "\\bpaged\\b|\\bnotified\\b|\\bsms\\b|\\btexted\\b|(the|an?) (call|text|message|notice) to\\b|called out|got (the )?page|escalat(ed|ion)",
            "短信|收到(通知|呼叫|电话)|呼叫了|通知了|叫了谁|被(呼叫|叫)|通知过|呼叫过|升级给|叫醒"),
    FIRING("\\bfiring\\b|\\balerts?\\b|\\balerting\\b|\\balarms?\\b|going off|\\bred\\b", "告警|报警|在响|警报|在叫"),
    OPEN(
            "\\bstill (open|unresolved|active|ongoing|burning)|\\b(all|every|everything|what|which|any)\\b.{0,20}\\bopen\\b|which incidents|(open|active|current|ongoing|unresolved|outstanding|live) (incidents?|issues?|troubles?)|incidents? (is |are )?(still )?(open|active|ongoing)|\\bwhat\\b.{0,24}\\b(broken|down|wrong|on fire|happening|burning|failing|hurting)\\b|\\bwhat broke\\b|\\bsituation\\b|what's up\\b|going on( right)? now|anything (broken|wrong|on fire|open|burning|urgent)|any (open |new |active )?incidents?|how many incidents|which incidents|list (of |all |the )?(open )?incidents|are we (ok|good|fine)|everything (ok|okay|fine|all right)",
            "(未|没有?|尚未)(关闭|解决|处理|恢复)的?|(哪些|什么|啥|几个|多少|几起|有没有)(个|起|条)?[^，。？?]{0,6}(事件|故障)|出(了)?(什么)?(事|问题|状况)了?|什么(情况|状况)|哪里(坏|挂|有问题)|哪儿(坏|挂)|什么(坏|挂)了|一切正常|都正常|事件(列表|清单)|进行中的(事件|故障)"),
    SINCE(
            "since when|how long|how old|when did|when was|what time|\\bstart(ed|ing)?\\b|began|begin\\b|since\\b.*\\?",
            "多久|多长时间|什么时候|几点|何时|哪天|从什么时候|持续"),
    RESOLVED(
            "what was done|\\b(resolved?|solved?|closed|fixed|over|recovered|recover|cleared?|ended|back up)\\b",
            "解决|恢复|关闭|关了|好了|结束|修好|搞定"),
    PLANNED(
            "\\bwhen (is|are) the\\b.*\\b(patch|patching|upgrade|release|migration|change|deployment|rollout)\\b|\\bplan(ned|s)?\\b|scheduled|upcoming|(coming|next) (few |couple of )?(days|hours|weeks)|maintained|coming up|maintenance|change window|later today|freeze|\\bwhen (is|are|does|do|will) .{1,60}\\b(getting |being |to be )?(patched|upgraded|migrated|replaced|moved|go on|go live|go in|rolled out)\\b",
            "计划|安排|打补丁|补丁|保养|检修|(接下来|未来|今后|往后).{0,8}变更|要(做|打|换|升级)(什么|哪些|点)|排期|即将|待执行|待实施|维护窗口|变更窗口|封网|冻结|(哪天|几号|什么时候|何时|啥时候)(要|会|再)?(刷|升级|割接|迁移|更换|上线|发布)(?!的|了|过)"),
    CHANGED(
            "\\bchang(e|ed|es|ing)\\b|deploy(ed|s|ment|ments)?\\b|releas(e|ed|es)\\b|roll(ed)?[- ]?out|upgraded?\\b|patch(ed|es)?\\b|touch(ed)?\\b|migrat(ed|ion)|\\bchg\\b|pushed\\b",
            "变更|改了|改成|改为|谁改|调成|换成|改动|改过|动过|发布|上线|部署|升级|修改|谁动"),
    WHY(
            "\\bwhy\\b|\\bcaus(e|ed|es|ing)\\b|root cause|\\breasons?\\b|what made|due to|suspects?\\b|suspected|diagnos|culprit|behind (this|it)|evidence",
            "为什么|为啥|为何|原因|怎么会|根因|怀疑|诊断|嫌疑|引起|导致|证据|元凶"),
    TODO(
            "what (should|can|do|must|shall|could) (i|we) (do|check|look|try)|what now\\b|how (do|can|should|would|could) (i|we|you|one)\\b|how to|how (is|are) .{3,40}\\w(ed|ne)\\b|how the .{3,40} (is|are) \\w+(ed|ne)\\b|runbook|playbook|\\bsteps?\\b|procedure|\\bfix\\b|work ?around|remed(y|ies)|mitigat|what (helped|worked)|what to do|first thing|(check|look at|do) first|(can|may|should|could) (i|we) (just |safely |simply )?(restart|reboot|delete|remove|rerun|re-run|drop|kill|purge|clear|switch|unplug|power)|(safe|ok|okay|allowed) to|instructions for|get rid of|troubleshoot",
            "(该|要|能)(干|做)(点|些)?什么|怎么办|怎么(换|装|连|配置|打开|恢复|修复|申请|重置|更换|升级|切换|迁移|部署|安装|创建|删除|添加|处理|解决|修|恢复|弄|搞|排查|做|操作|清理|清|重启|扩|切|回滚|回退|查|看|配|申请|用|开|设)|如何|处置|手册|预案|步骤|先(看|查|做)|规避|绕过|绕行|变通|可以.{0,12}(重启|重跑|删|清|切|拔|关)|能.{0,8}(重启|重跑|删|清空|切换|拔)|应急|临时(方案|办法|措施)|(什么|啥)(办法|方法|招)|咋(办|整|弄|处理|修|解决)"),
    SIMILAR(
            "similar|happened before|seen (this|it|that)( .*)? before|\\bbefore\\b|last time|\\bagain\\b|previous(ly)?\\b|past incidents?|recurr|first time|earlier incidents?|\\bhistory\\b",
            "类似|相似|以前|之前|上一?[次回]|历史|发生过|出现过|出过|又来|重复|第一次|遇到过|碰到过"),
    IMPACT(
            "which services|what services|services? (are |is )?(hit|affected|impacted|down|degraded)|affect(s|ed|ing)?\\b|\\bimpact(s|ed)?\\b|blast radius|\\bhits?\\b|who is hurt",
            "影响|波及|哪些(业务|服务(?!器)|系统)|什么(业务|服务(?!器))|牵连"),
    NEEDED_BY(
            "depends? on|dependents?|rel(y|ies) on|upstream|who uses|what uses|using\\b|what (else )?(goes|go|went) down|(goes|go) down if|if .* (goes|go) down|dies\\b|fails\\b|what( else)? (breaks|stops)|(what|which)( \\w+)? (is |are )?run(s|ning)? on|take .* down|reboot safe|needs (it|this)",
            "依赖|谁(在)?用|下游|上游|挂了会|挂掉会|停了会|坏了会|关联|被谁|跑(着|的|了)?(什么|哪些)"),
    NEEDS(
            "dependenc(y|ies)|depend on\\b|\\bneeds?\\b|connect(s|ed)? to|neighbou?rs?|talks? to|calls\\b|run on\\b",
            "依赖|连(着|接|到)|邻居|拓扑|需要|调用|跑在"),
    TREND(
            "trend|rising|growing|grow(s)?\\b|going up|going down|increas(e|es|ing)|falling|dropping|climb(ing)?|getting (worse|better)",
            "趋势|上涨|在涨|上升|下降|增长|走势|越来越"),
    COMPARE(
            "same time last week|week ago|compared?|than (usual|normal|yesterday|last)|\\busual(ly)?\\b|normal(ly)?\\b|same time|yesterday at",
            "上周|同期|对比|相比|平时|往常|正常吗|正常不|比.{0,10}(高|低|多|少|怎么样|如何|怎样|呢)|跟.{0,12}比"),
    EXTREME(
            "\\bmax(imum)?\\b|\\bpeak(ed)?\\b|highest|\\bmin(imum)?\\b|lowest|\\bworst\\b|\\baverage\\b|\\bmean\\b|how (high|low) did",
            "最高|最大|峰值|最低|最小|平均|高点"),
    THRESHOLD("threshold|\\blimit\\b|\\bbound\\b|triggers?\\b|fires? (at|when)", "阈值|门限|上限|触发条件|触发值|告警线"),
    LOGS(
            "\\blogs?\\b|\\blogged\\b|errors?\\b|exceptions?\\b|stack ?traces?|error messages?|log lines?",
            "日志|报错|错误|异常|堆栈|打印(的|了|出)"),
    SLA(
            "\\bsla\\b|overdue|breach(ed|es|ing)?|promised?|\\bdue\\b|deadline|\\bclock\\b|late\\b|at risk|time left",
            "超时|违约|到期|逾期|时限|承诺|答应|截止|sla|超期|快到"),
    TICKETS(
            "\\btickets?\\b|service desk|help ?desk|complain(t|ts|ing|ed)?|users? (report|say)|requests?\\b",
            "工单|单子|投诉|用户(反馈|报|说)|报修|服务台|申请单"),
    PROBLEMS(
            "\\bproblems?\\b|known (errors?|issues?|bugs?|things?|problems?)|\\bwork-?arounds?\\b|\\bprb\\b",
            "临时(方案|办法|措施)|绕行|规避|变通|已知(的)?(错误|问题|缺陷)|问题单|老问题|问题管理|已知"),
    PRIORITY(
            "priority|severity|\\bsevere\\b|how bad|how serious|critical(ity)?\\b|\\bp[1-4]\\b|important",
            "优先级|严重|级别|多重要|重要程度|重要性|紧急吗|等级"),
    TIMELINE(
            "timeline|\\bcomments?\\b|what happened|history of|course of events|so far|happened\\b|last night|overnight",
            "时间线|评论|留言|经过|过程|发生了(什么|啥)|始末|昨晚|夜里|昨夜"),
    STATE(
            "\\bstatus\\b|\\bstate\\b|still\\b|is (it|this|that) (ok|up|down|fine|open)|doing\\b|progress|update on|latest on|\\bhealthy\\b|\\balive\\b",
            "状态|还在|怎么样|情况|进展|现状|咋样|如何了|还没|健康|活着"),
    ABOUT(
            "tell me|what('s| is| are| about|'re)\\b|summar(y|ise|ize)|describe|details?|info(rmation)?\\b|overview|brief|show|give me|look up|explain|say about|wrong with|happening (with|on|to)|up with|know about",
            "说说|介绍|概况|详情|怎么回事|是什么|是啥|总结|概述|讲讲|怎么了|看看|看下|查一下|查查|咋了|啥情况|情况|信息|什么东西|干什么|解释");

    private final Pattern english;
    private final Pattern chinese;

    Intent(String english, String chinese) {
        this.english = Pattern.compile(english);
        this.chinese = Pattern.compile(chinese);
    }

    /** What tells of it, in small letters. */
    Pattern english() {
        return english;
    }

    Pattern chinese() {
        return chinese;
    }
}
