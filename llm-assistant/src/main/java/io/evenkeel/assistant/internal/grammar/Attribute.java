package io.evenkeel.assistant.internal.grammar;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody may want to know of a thing that somebody has to write down: nobody measures it. Where it is not written down, nothing
 * that is written about the thing is an answer. The narrower before the wider.
 */
public enum Attribute {
    FIRMWARE("firmware", "固件", "firmware|固件"),
    SERIAL("serial (number|no)|asset (tag|number)", "序列号|资产编号|资产号", "serial|asset|序列号|资产"),
    VENDOR(
            "\\bvendor\\b|\\bsuppliers?\\b|manufacturer|\\bbrand\\b|which make\\b|who (makes|made|built|sells)",
            "厂家|厂商|品牌|什么牌|哪个牌|谁生产|供应商",
            "vendor|manufacturer|brand|maker|厂家|厂商|品牌|供应商"),
    ISSUER(
            "\\bissuer\\b|\\bwhich ca\\b|who (issued|signed)",
            "(哪家|哪个|谁)[^，,。]{0,6}(发|签|颁发|签发)的|颁发(者|机构)|签发(者|机构)",
            "issuer|issued by|颁发|签发"),
    MODEL("\\bmodel\\b|what type of|which type", "型号|什么机型", "model|型号|机型|type"),
    SYSTEM(
            "\\bos\\b|operating system|\\bdistro\\b|linux version",
            "操作系统|(跑|装)的?(是)?什么系统",
            "\\bos\\b|operating system|系统|linux|windows|ubuntu|rocky"),
    KERNEL("\\bkernel\\b", "内核", "kernel|内核"),
    ENGINE(
            "(what|which)( \\w+)? engine|what (kind of )?database\\b",
            "(什么|哪种|数据库)引擎|什么数据库|哪种数据库",
            "engine|引擎|version|版本|数据库"),
    VERSION("\\bversions?\\b|which release|what release", "版本", "version|版本|engine|release|\\d+\\.\\d+"),
    ADDRESS(
            "\\bip\\b|ip address|\\baddress\\b|\\burl\\b|\\bvlan\\b|\\bsubnet\\b|\\bmac\\b",
            "\\bip\\b|地址|网段|网址|链接",
            "\\bip\\b|address|地址|url|http|网段"),
    PORT("\\bport\\b", "端口号|哪个端口|什么端口", "\\bport\\b|端口"),
    RACK("\\brack\\b|\\bcabinet\\b", "几号柜|(哪|什么)(个|台)?(机)?柜", "rack|cabinet|柜|location|位置"),
    PLACE(
            "\\bwhere('s| is| are| does| do| can)?\\b(?!.*\\b(find|read|see|report|ask|apply|log in)\\b)|\\blocat(ed|ion)\\b|which (site|room|building|floor|hall|data ?cent(er|re)|dc)\\b",
            "(?<!现)在哪(里|儿|$|(?=[?？，, ]))|放哪|哪个(机房|房间|楼|站点|地点|位置)|位置|放在|几楼",
            "\\b(site|location|located|rooms?|rack|floor|building|hall|cabinet|counter|shelf|portal|path|directory|folder|dc)\\b|位置|机房|机柜|柜|楼|室|区|架|目录|路径|门户"),
    CORES(
            "\\bcores?\\b|how many (v?cpus|processors)|\\bvcpus?\\b",
            "几核|多少核|核数|几个核|多少个?(cpu|核)|几个cpu",
            "cores?|cpus?|核"),
    DISKS("how many (disks|osds|drives|shelves)", "几块盘|多少块盘|几个(osd|盘|硬盘)|多少个?(osd|盘)", "osds?|disks?|drives?|盘"),
    MEMORY(
            "(how (much|big)|what|which).{0,20}\\b(memory|ram)\\b.{0,30}\\b(has|have|built|installed|fitted|come|got)\\b|how much (memory|ram) (does|do|has|is (in|there|built|installed))\\b(?!.{0,40}\\bus(e|es|ed|ing)\\b)|(memory|ram) size|size of (the |its )?(memory|ram)",
            "内存(有|是)?(多大|配置|大小|规格|容量)|多大的?内存|内存.{0,6}(配置|配了)",
            "memory|内存|\\bram\\b"),
    POWER(
            "\\bkva\\b|\\bkw\\b|rated power|power rating|how (strong|powerful)",
            "功率|多少(千伏安|千瓦|kva|kw)|额定",
            "power|kva|\\bkw\\b|功率"),
    CAPACITY(
            "\\bcapacity\\b|how (big|large) (is|are)\\b|total (size|space)|\\bsize of\\b",
            "容量|(?<!影响)(?<!影响有)(有|是)?多大|总空间",
            "capacity|size|容量|大小|[\\d.]+ ?(tb|gb|tib|gib)"),
    ENDS(
            "'s last day|the last day of|decommission|retire[ds]?\\b|end of (life|support)|in use until",
            "用到(哪|什么|几)|下线日期|退役|停用日期|停止维护|哪天下线",
            "last day|最后一天|end of|retire|退役"),
    LAST_SEEN(
            "last (seen|heard|reported?|contact|sign|answer(ed)?|check)|(seen|heard|report(ed)?|answer(ed)?) last",
            "最(近|后)(一次)?(上报|在线|心跳|联系|出现|响应|见到)|上次(上报|在线|心跳)",
            "last seen|最近一次上报");

    private final Pattern english;
    private final Pattern chinese;
    private final Pattern written;

    Attribute(String english, String chinese, String written) {
        this.english = Pattern.compile(english);
        this.chinese = Pattern.compile(chinese);
        this.written = Pattern.compile(written);
    }

    /** @param text in small letters */
    static Optional<Attribute> find(String text) {
        return Arrays.stream(values())
                .filter(one -> one.english.matcher(text).find()
                        || one.chinese.matcher(text).find())
                .findFirst();
    }

    /** Whether a sentence, in small letters, may tell it. */
    public boolean standsIn(String sentence) {
        return written.matcher(sentence).find();
    }

    /** @param text in small letters */
    String without(String text) {
        return chinese.matcher(english.matcher(text).replaceAll(" ")).replaceAll(" ");
    }
}
