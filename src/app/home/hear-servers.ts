import { type HearParts as ChannelParts, hearChannel } from "../../platform/hear-channel.ts";
import { CHANNEL, type HomeNews } from "./tell-servers.ts";

export interface HearParts extends Omit<ChannelParts, "channel" | "onNews"> {
  readonly onNews: (news: HomeNews) => void;
}

export interface Hearing {
  /** Say something at once, in no transaction. */
  say(news: HomeNews): Promise<void>;
  close(): Promise<void>;
}

/** Listen to the other servers: what happens in homes. */
export async function hearServers({ onNews, ...parts }: HearParts): Promise<Hearing> {
  const heard = await hearChannel({
    ...parts,
    channel: CHANNEL,
    onNews: (payload) => onNews(JSON.parse(payload) as HomeNews),
  });
  return { say: (news) => heard.say(JSON.stringify(news)), close: heard.close };
}
