package io.evenkeel.assistant.internal.grammar;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured, by the names that people give it; the narrower before the wider. */
public enum Measure {
    SWAP("\\bswap\\b|交换(区|分区|空间)"),
    INODES("\\binodes?\\b|索引节点"),
    REPLICATION("\\breplica(tion)?( lag)?\\b|\\blag\\b|复制延迟|主从延迟|同步延迟"),
    ERRORS("error (rate|ratio|share)|5xx|错误率|失败率"),
    REQUESTS("\\brequests? (rate|per second)|\\brps\\b|\\bqps\\b|\\btps\\b|throughput|请求量|吞吐"),
    CONNECTIONS("\\bconnections?\\b|连接数|连接"),
    QUEUE("\\bqueue\\b|\\bbacklog\\b|队列|积压|堆积"),
    CERTIFICATE("\\bcert(ificate)?s?\\b|证书"),
    TEMPERATURE("\\btemp(erature)?\\b|温度"),
    CPU("\\bcpu\\b|\\bprocessors?\\b|处理器|cpu"),
    MEMORY("\\bmem(ory)?\\b|\\bram\\b|内存"),
    LOAD("\\bload( average)?\\b|负载"),
    LATENCY("\\blatency\\b|response times?|\\bp9[59]\\b|\\bslow\\b|延迟|响应时间|时延|耗时"),
    NETWORK("\\bnetwork\\b|\\bbandwidth\\b|\\btraffic\\b|网络|流量|带宽"),
    DISK("\\bdisks?\\b|\\bfile ?systems?\\b|\\bstorage\\b|\\bspace\\b|磁盘|硬盘|文件系统|空间");

    private final Pattern words;

    Measure(String words) {
        this.words = Pattern.compile(words);
    }

    Matcher in(String text) {
        return words.matcher(text);
    }

    static Optional<Measure> find(String text) {
        return Arrays.stream(values()).filter(one -> one.in(text).find()).findFirst();
    }
}
