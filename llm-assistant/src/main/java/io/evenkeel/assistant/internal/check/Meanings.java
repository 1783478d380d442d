package io.evenkeel.assistant.internal.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of the trade under one name: forms of an English word, and what a Chinese word is called in English. Pure. */
final class Meanings {
    private static final List<String> WORDS = List.of(
            "acknowledge 确认 认领",
            "resolve 解决",
            "close 关闭",
            "fire 触发",
            "mute silence 静默",
            "available 可用",
            "reachable reach 可达 连通",
            "found find 找到",
            "backup 备份",
            "approve 批准 审批",
            "recover 恢复",
            "restart 重启",
            "plan 计划",
            "assign 分配 指派",
            "call 值班",
            "complete finish 完成",
            "change 变更",
            "alert 告警",
            "incident 事件",
            "answer reply respond 回复 应答",
            "start begin 开始",
            "fix repair 修复",
            "full 满了",
            "down 宕机",
            "enable 启用",
            "affect 影响",
            "delete remove 删除",
            "verify confirm 验证",
            "escalate 升级",
            "review 复盘",
            "expire 过期",
            "known know 已知");

    private static final Map<String, String> NAMES = names();

    private Meanings() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String group : WORDS) {
            String[] forms = group.split(" ", -1);
            for (String form : forms) {
                names.put(stem(form), stem(forms[0]));
            }
        }
        return Map.copyOf(names);
    }

    static boolean isKnown(String word) {
        return NAMES.containsKey(stem(word));
    }

    /** @param small a word in small letters, or two Han characters */
    static String of(String small) {
        String stem = stem(small);
        return NAMES.getOrDefault(stem, stem);
    }

    /** Without an ending: fires, fired and firing are one; what has a digit or a sign is a name and stays. */
    private static String stem(String word) {
        if (!word.chars().allMatch(each -> each >= 'a' && each <= 'z') || word.length() < 4) {
            return word;
        }
        String bare = word.replaceFirst("(?:ing|ed|es|s|e)$", "");
        if (bare.length() < 3) {
            return word;
        }
        int end = bare.length() - 1;
        boolean twice = bare.charAt(end) == bare.charAt(end - 1) && "bdgmnprt".indexOf(bare.charAt(end)) >= 0;
        return twice ? bare.substring(0, end) : bare;
    }
}
