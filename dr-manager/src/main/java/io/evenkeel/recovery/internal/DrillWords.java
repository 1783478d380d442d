package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Words;

/** The words of a drill on paper. Pure. */
record DrillWords(Language language) {

    String say(String en, String zh) {
        return language.of(new Words(en, zh));
    }

    /** The two largest units: {@code 8 min 20 s}. */
    String span(long seconds) {
        String hours = seconds / 3_600 + say(" h", " 小时");
        String minutes = seconds / 60 % 60 + say(" min", " 分");
        if (seconds >= 3_600) {
            return seconds / 60 % 60 == 0 ? hours : hours + " " + minutes;
        }
        String rest = seconds % 60 + say(" s", " 秒");
        return seconds < 60 ? rest : seconds % 60 == 0 ? minutes : minutes + " " + rest;
    }

    String result(Result result) {
        return switch (result) {
            case PASSED -> say("passed", "通过");
            case FAILED -> say("failed", "未通过");
            case STOPPED -> say("stopped", "已中止");
            case REFUSED -> say("refused", "被拒绝");
        };
    }

    String step(Step step) {
        return switch (step) {
            case NOTIFY -> say("notify", "通知");
            case APPROVE -> say("approve", "审批");
            case PREPARE -> say("prepare", "准备沙箱");
            case RESTORE -> say("restore", "恢复");
            case REPLAY -> say("replay", "重放");
            case START -> say("start", "启动");
            case PROVE -> say("prove", "校验");
            case CLEAN_UP -> say("clean up", "清理");
            case REVIEW -> say("review", "回顾");
        };
    }

    String state(StepState state) {
        return switch (state) {
            case TO_COME -> say("to come", "待执行");
            case NOW -> say("open", "进行中");
            case DONE -> say("done", "完成");
            case FAILED -> say("failed", "失败");
            case LEFT_OUT -> say("left out", "跳过");
        };
    }

    String state(CheckState state) {
        return switch (state) {
            case TO_COME -> say("to come", "待执行");
            case NOW -> say("open", "进行中");
            case RIGHT -> say("right", "正确");
            case FAILED -> say("failed", "失败");
            case LEFT_OUT -> say("left out", "跳过");
        };
    }
}
