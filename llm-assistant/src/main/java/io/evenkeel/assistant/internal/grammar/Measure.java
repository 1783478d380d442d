package io.evenkeel.assistant.internal.grammar;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured, by the names that people give it; the narrower before the wider. */
public enum Measure {
    SWAP("\\bswap\\b|交换(区|分区|空间)"),
    INODES("\\binodes?\\b|索引节点"),
    REPLICATION("\\breplica(tion)?( lag)?\\b|\\blag(s|ging)?\\b|far behind|复制延迟|主从延迟|同步延迟|落后|滞后"),
    ERRORS("error (rate|ratio|share)|5xx|错误率|失败率"),
    REQUESTS("\\brequests? (rate|per second)|\\brps\\b|\\bqps\\b|\\btps\\b|throughput|请求量|请求数|吞吐|每秒(请求|交易)"),
    CONNECTIONS("\\bconnections?\\b|(open|active) sessions?|连接数|连接|会话数"),
    QUEUE(
            "\\bqueues?\\b|\\bbacklog\\b|messages? (waiting|pending|stuck|queued)|(waiting|pending|stuck|queued|how many) messages?|piled up|队列|积压|堆积|消息(堆|积|数)|堆了"),
    CERTIFICATE("\\bcert(ificate)?s?\\b|证书"),
    BATTERY("\\bbatter(y|ies)\\b|\\bcharged?\\b|state of charge|电量|电池|剩余电"),
    HUMIDITY("\\bhumid(ity)?\\b|湿度|多潮|潮不潮"),
    TEMPERATURE(
            "\\btemp(erature)?s?\\b|\\bhow (hot|warm|cold|cool)\\b|\\b(hot|warm|degrees|celsius)\\b|温度|几度|多少度|多热|多冷|热不热"),
    CPU("\\bcpus?\\b|\\bprocessors?\\b|\\bbusi?(y|est|er)\\b|处理器|cpu|多忙|最忙"),
    MEMORY("\\bmem(ory)?\\b|\\bram\\b|内存"),
    LOAD("\\bload( average)?\\b|负载|负荷"),
    POWER("\\bpower (draw|use|usage|consumption)\\b|\\bwatts?\\b|how much power|功耗|用电|耗电|多少瓦"),
    LATENCY("\\blatency\\b|response times?|\\bp9[59]\\b|how (slow|fast)\\b|\\bslow\\b|延迟|响应时间|时延|耗时|多慢"),
    NETWORK("\\bnetwork\\b|\\bbandwidth\\b|\\btraffic\\b|网络|流量|带宽"),
    CLOCK("clock (offset|drift|skew)|\\bntp\\b|time offset|时钟(偏|差)|时间偏"),
    DISK("\\bdisks?\\b|\\bfile ?systems?\\b|\\bstorage\\b|\\bspace\\b|how full|磁盘|硬盘|文件系统|空间|多满|满了?没|占用"),
    UP("\\bis .{0,20}\\b(up|online|reachable|alive)\\b|在线吗|通不通|活着");

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
