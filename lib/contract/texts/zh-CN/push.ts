/** Faults of what the platform pushes, and of the node that takes it, in Chinese. */

import type { push as english } from '../en-US/push';

export const push: Readonly<Record<keyof typeof english, string>> = {
  pushTooManyParts: '对象、数组和名称超过 {limit} 个，或嵌套过深',
  pushNotJson: '不是 JSON',
  pushForm: '不是 OneNET 推送的格式：没有 msg 或 enc_msg',
  pushKeyMissing: '已加密；请填写控制台中的 AES 密钥',
  pushKey: '无法解密：AES 密钥应为 {expected} 个字符，现在是 {length} 个',
  pushDecrypt: '用这个 AES 密钥无法解密；请从控制台重新复制',
  pushSignatureMissing: '没有签名；请在控制台设置与本节点相同的 token',
  pushSignatureWrong: '签名不符；请核对 token 是否与控制台一致',
  pushTooLarge: '超过 {limit} 字节',
  pushSlow: '没有在 {seconds} 秒内到达',
  pushEncoding: '带有 content-encoding，OneNET 从不使用',
  pushBodyTaken: '在此之前已被设置文件中的中间件（httpNodeMiddleware）读取',
  pushQueueFull: '到达时已有 {count} 条消息在等待流程处理；平台会重新推送',
  pushCrowded: '到达时还有许多推送正在传输；平台会重新推送',
  pushRefused: '以 HTTP {status} 拒绝了推送（自上一条日志以来 {count} 次）：该推送{reason}',
  pushDoubtful: '仍然接受了推送（自上一条日志以来 {count} 次）：该推送{reason}',
  pushLost: '{count} 条已推送的消息没有发出：节点已不存在',
  pushStopped:
    '流程停止时有 {count} 条已推送的消息尚未发出；如果 Node-RED 此时退出，这些消息将丢失',
  pushFailed: '推送的消息无法发出：{problem}',
  pushPath: '必须是 /onenet 这样的路径，不含空白、? 和 #，而不是 {value}',
  pushPathTaken: '与节点 {node} 的路径相同；请为每个节点设置不同的路径',
  pushPathHttpIn: '与 "http in" 节点 {node} 的路径相同；请为每个节点设置不同的路径',
  pushPathRoute: '已被此 Node-RED 中的其他内容占用；请另选路径',
  pushPathEditor: '属于 Node-RED 编辑器；请另选路径',
  pushNoServer: '设置文件关闭了节点的 HTTP 服务（httpNodeRoot）',
  pushVerify: '必须是 strict、warn 或 off，而不是 {value}',
  pushTokenMissing: '为空，但需要用它校验签名；请填写控制台中的 token',
  pushKeyLength: '必须为 43 个字符（旧版推送）或 16 个字符（新版推送），而不是 {length} 个',
  pushKind: '必须是 data、online、result 或 other，而不是 {value}',
};
