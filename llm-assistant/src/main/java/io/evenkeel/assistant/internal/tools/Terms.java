package io.evenkeel.assistant.internal.tools;

import java.util.Locale;
import java.util.Map;

/** What the console calls states, kinds and grades in Chinese. */
final class Terms {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("open", "未处理 (open)"),
            Map.entry("acknowledged", "已确认 (acknowledged)"),
            Map.entry("resolved", "已解决 (resolved)"),
            Map.entry("reviewed", "已复盘 (reviewed)"),
            Map.entry("closed", "已关闭 (closed)"),
            Map.entry("firing", "告警中 (firing)"),
            Map.entry("pending", "待触发 (pending)"),
            Map.entry("critical", "紧急 (critical)"),
            Map.entry("high", "高 (high)"),
            Map.entry("medium", "中 (medium)"),
            Map.entry("low", "低 (low)"),
            Map.entry("down", "中断 (down)"),
            Map.entry("degraded", "降级 (degraded)"),
            Map.entry("host", "主机 (host)"),
            Map.entry("database", "数据库 (database)"),
            Map.entry("cache", "缓存 (cache)"),
            Map.entry("web-server", "Web 服务器 (web-server)"),
            Map.entry("service", "服务 (service)"),
            Map.entry("business-service", "业务服务 (business-service)"),
            Map.entry("new", "新建 (new)"),
            Map.entry("waiting", "等待中 (waiting)"),
            Map.entry("merged", "已合并 (merged)"),
            Map.entry("running", "进行中 (running)"),
            Map.entry("at_risk", "有超时风险 (at risk)"),
            Map.entry("paused", "已暂停 (paused)"),
            Map.entry("kept", "已兑现 (kept)"),
            Map.entry("broken", "已违约 (broken)"),
            Map.entry("draft", "草稿 (draft)"),
            Map.entry("approving", "审批中 (approving)"),
            Map.entry("refused", "被拒绝 (refused)"),
            Map.entry("scheduled", "已排期 (scheduled)"),
            Map.entry("backing-out", "回退中 (backing out)"),
            Map.entry("done", "已完成 (done)"),
            Map.entry("backed-out", "已回退 (backed out)"),
            Map.entry("missed", "已错过 (missed)"),
            Map.entry("withdrawn", "已撤回 (withdrawn)"),
            Map.entry("standard", "标准 (standard)"),
            Map.entry("normal", "普通 (normal)"),
            Map.entry("emergency", "紧急变更 (emergency)"),
            Map.entry("proposed", "已提议 (proposed)"),
            Map.entry("dismissed", "已驳回 (dismissed)"),
            Map.entry("watched", "观察中 (watched)"),
            Map.entry("fault", "故障 (fault)"),
            Map.entry("request", "申请 (request)"),
            Map.entry("question", "咨询 (question)"),
            Map.entry("answer", "首次答复 (answer)"),
            Map.entry("solve", "解决 (solve)"),
            Map.entry("first", "一线 (first)"),
            Map.entry("second", "二线 (second)"),
            Map.entry("third", "三线 (third)"));

    private Terms() {}

    static String chinese(String english) {
        String lower = english.toLowerCase(Locale.ROOT);
        return CHINESE.getOrDefault(lower, lower.replace('_', ' '));
    }
}
