package io.evenkeel.assistant.internal.grammar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of the field that say the same, in both languages: what is asked in one may be written down in the other. Pure. */
public final class Glossary {
    /** A line is one meaning; the English words without their endings. */
    private static final String LINES = """
            证书 certificate cert
            续期 续订 续签 renew
            过期 到期 expire expiry
            队列 queue
            积压 堆积 backlog lag pile
            磁盘 硬盘 disk filesystem
            空间 容量 space capacity
            内存 memory ram
            负载 load
            延迟 时延 latency lag delay
            落后 滞后 behind lag
            登录 登陆 login logon
            缓慢 很慢 变慢 太慢 慢 slow slowly
            备份 backup
            恢复 recover recovery restore
            归档 存档 archive
            快照 snapshot
            隧道 tunnel
            防火墙 firewall
            交换机 switch
            路由器 router
            光猫 调制解调器 猫 modem
            服务器 server
            数据库 database
            主库 primary
            备库 从库 standby replica
            复制 replication replica
            连接 连接数 connection
            缓存 cache
            消息 message
            消费者 消费组 consumer
            监听器 listener
            接口引擎 interface engine
            打印机 printer
            打印 print
            条码 barcode
            电池 battery
            市电 mains
            断电 停电 outage blackout
            发电机 generator
            机房 room datacenter
            空调 制冷 cooling conditioner crac
            温度 temperature warm hot
            过高 太高 high hot warm
            湿度 humidity
            电源 power ups
            门诊 诊所 clinic
            边缘 edge
            检验 检验科 化验 laboratory lab
            影像 图像 image
            药房 药 pharmacy
            升级 upgrade update
            补丁 patch
            固件 firmware
            发布 上线 release deploy
            回滚 回退 rollback back-out backout revert way
            步骤 step
            重启 restart reboot
            切换 failover switch promote
            重新平衡 再均衡 rebalance
            保留 保存 keep kept retain retention
            文件 file
            银行 bank
            加密 encrypt cipher
            算法 algorithm cipher
            养老金 pension
            发放 payment pay
            批次 batch
            结算 settle settlement
            医保 medical insurance
            社保卡 card
            门户 办事大厅 portal
            工单 ticket
            账号 帐号 帐户 账户 account
            权限 permission access
            申请 apply request
            批准 审批 approve approval
            交接 交接班 交班 handover
            集群 cluster
            停止 stop halt
            写入 write
            节点 node
            满 占满 写满 爆满 full
            失败 fail failure
            中断 断开 断了 unreachable
            连不上 不可达 unreachable connect
            失联 掉线 离线 offline unreachable down
            错误 error
            超时 timeout timed time-out
            握手 handshake
            日志 log
            时钟 clock ntp
            偏移 偏了 offset drift
            流量 traffic
            带宽 bandwidth
            网络 network
            虚拟机 vm virtual
            测试 test
            压缩 compress compression
            密码 口令 password
            顺利 成功 trouble loss success
            风险 risk
            原因 cause
            措施 办法 remedy measure
            理由 reason why
            邮件 mail
            支付 付款 payment
            网关 gateway
            订单 order
            报表 report
            仓库 warehouse
            手持 扫描枪 handheld scanner
            商城 网店 shop
            域名 解析 dns
            会话 session
            表单 form
            令牌 token
            电话 通知 call phone telephone
            危急值 critical
            手工 manual
            病房 ward
            前台 reception
            拔掉 拔下 unplug
            运营商 carrier
            厂家 厂商 vendor manufacturer
            通道 aisle channel
            主机 host
            服务 service
            进程 process
            线程 thread
            版本 version release
            配置 config configuration setting
            规则 rule
            策略 policy rule
            端口 port
            补跑 rerun
            紧急 emergency urgent
            停机 downtime
            流程 procedure
            安全 security
            应用 application app
            平台 platform
            存储 storage
            清理 清空 clean purge drain
            删除 删掉 remove delete
            扩容 grow extend expand
            迁移 migrate migration move
            权威 ca authority
            周期 schedule
            每小时 hourly
            每天 daily
            每周 weekly
            每月 monthly
            每年 yearly annual
            滤网 过滤 filter
            维护 保养 检修 maintenance maintain
            巡检 inspection
            水浸 漏水 leak water
            烟感 smoke
            机柜 rack cabinet
            设备 device equipment
            超声 ultrasound
            """;

    private static final Map<String, Set<String>> MEANINGS = new HashMap<>();
    private static final List<String> CHINESE;

    static {
        for (String line : LINES.lines().toList()) {
            Set<String> words = Set.copyOf(Arrays.asList(line.strip().split(" ")));
            for (String word : words) {
                MEANINGS.computeIfAbsent(word, any -> new HashSet<>()).addAll(words);
            }
        }
        CHINESE = MEANINGS.keySet().stream()
                .filter(word -> word.charAt(0) > 127)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private Glossary() {}

    /** The word and those that say the same. */
    public static Set<String> alike(String word) {
        return Optional.ofNullable(MEANINGS.get(word)).map(Set::copyOf).orElseGet(() -> Set.of(word));
    }

    /** A phrase of a question, in small letters, with the other names of what it says. */
    public static Set<String> namesOf(String phrase) {
        Set<String> names = new HashSet<>();
        names.add(phrase.toLowerCase(Locale.ROOT));
        Gist.of(phrase).words().stream()
                .flatMap(word -> word.names().stream())
                .filter(name -> name.length() > 3 || name.charAt(0) > 127)
                .forEach(names::add);
        return names;
    }

    /** Chinese words that stand here, the longest first. */
    static List<String> chinese() {
        return CHINESE;
    }

    /** A text with the other words for what it says behind it, for a search that only compares words. */
    public static String widened(String text) {
        var wide = new StringBuilder(text);
        for (Gist.Word word : Gist.of(text).words()) {
            if (word.names().size() > 1) {
                word.names().forEach(name -> wide.append(' ').append(name));
            }
        }
        return wide.toString();
    }
}
