package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.internal.Languages;

/** Why a model's answer cannot be had or used. Nothing of what the endpoint wrote is among it: it may echo the key. */
enum Trouble {
    SLOW(true, "The model did not answer in time.", "模型没有及时回答。"),
    UNREACHED(true, "The model's endpoint cannot be reached.", "无法连接模型端点。"),
    CUT_OFF(true, "The model's answer broke off in the middle.", "模型的回答中途断开。"),
    FAILED(true, "The model's endpoint failed (status 5xx).", "模型端点出错（状态 5xx）。"),
    BUSY(true, "The model's endpoint takes no more questions for now (429).", "模型端点暂时不接收更多问题（429）。"),
    WRONG_KEY(
            true,
            "The model's endpoint does not accept the key. An administrator has to set EVENKEEL_LLM_KEY_FILE anew.",
            "模型端点不接受密钥，需要管理员重新设置 EVENKEEL_LLM_KEY_FILE。"),
    NOT_UNDERSTOOD(
            true,
            "The model's endpoint does not take such questions: model or address may be wrong.",
            "模型端点不接受这样的请求，模型名或地址可能有误。"),
    ELSEWHERE(true, "The model's endpoint sends elsewhere; redirects are not followed.", "模型端点要求转到别处，不跟随重定向。"),
    FORBIDDEN_ADDRESS(
            true,
            "The name of the model's endpoint leads to an address that must not be called, so nothing was sent.",
            "模型端点的域名指向不允许访问的地址，没有发送任何内容。"),
    TOO_LONG(false, "The model wrote far too much and was stopped.", "模型写得过多，已被中止。"),
    NONSENSE(false, "The model asked for tools that do not exist.", "模型调用了不存在的工具。"),
    LOOPS(false, "The model kept asking tools and never answered.", "模型反复调用工具而没有回答。"),
    EMPTY(false, "The model said nothing.", "模型什么也没有说。");

    private final boolean endpoints;
    private final String en;
    private final String zh;

    Trouble(boolean endpoints, String en, String zh) {
        this.endpoints = endpoints;
        this.en = en;
        this.zh = zh;
    }

    /** Whether the next question would meet it too, probably. */
    boolean isOfTheEndpoint() {
        return endpoints;
    }

    String sentence(String language) {
        return Languages.pick(language, en, zh);
    }
}
