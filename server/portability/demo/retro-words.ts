import type { RetroColumn } from "@/server/scrum/domain/retro-step";

type Words = { en: string; ko: string };
type RetroWords = { isMet: boolean; remark: Words; feedback: Words; notes: readonly { column: RetroColumn; text: Words }[]; action: Words };

/** What was said after each closed sprint of the demo. */
export const RETROS: readonly RetroWords[] = [
  {
    isMet: false,
    remark: { en: "Orders can be entered; changing them still needs a call.", ko: "주문 입력은 되지만, 변경하려면 아직 전화해야 합니다." },
    feedback: { en: "The Gumi plant wants to see who entered an order.", ko: "구미 공장에서 주문을 입력한 사람을 보고 싶어 합니다." },
    notes: [
      { column: "KEEP", text: { en: "Asking the plants before we build", ko: "만들기 전에 공장에 먼저 물어보기" } },
      { column: "PROBLEM", text: { en: "Eight cards in work and nobody knows what comes first", ko: "진행 중인 카드가 여덟 장이라 무엇이 먼저인지 모르겠습니다" } },
      { column: "PROBLEM", text: { en: "Everything is begun, little is finished", ko: "시작은 많이 하는데 끝나는 일이 적습니다" } },
      { column: "TRY", text: { en: "Help with what is oldest before pulling something new", ko: "새 카드를 가져오기 전에 가장 오래된 카드 돕기" } },
    ],
    action: { en: "Agree on one card in work for each person", ko: "한 사람이 한 번에 카드 하나만 하기로 합의" },
  },
  {
    isMet: true,
    remark: { en: "Both plants look at the same numbers since Thursday.", ko: "목요일부터 두 공장이 같은 숫자를 봅니다." },
    feedback: { en: "Show the stock of the supplier's warehouse too.", ko: "공급사 창고 재고도 보여 주면 좋겠습니다." },
    notes: [
      { column: "KEEP", text: { en: "One card each: we talk more and wait less", ko: "한 사람이 카드 하나씩: 더 이야기하고 덜 기다립니다" } },
      { column: "PROBLEM", text: { en: "Deploying takes an evening and everybody's nerves", ko: "배포에 저녁 시간과 모두의 신경이 듭니다" } },
      { column: "PROBLEM", text: { en: "We find out on staging what a test could have told", ko: "테스트로 알 수 있는 것을 스테이징에서야 알게 됩니다" } },
      { column: "TRY", text: { en: "A pipeline from the commit to staging", ko: "커밋에서 스테이징까지 가는 파이프라인" } },
    ],
    action: { en: "Have the pipeline deploy to staging by itself", ko: "파이프라인이 스테이징에 스스로 배포하게 하기" },
  },
  {
    isMet: true,
    remark: { en: "October was closed a day earlier.", ko: "10월 결산이 하루 일찍 끝났습니다." },
    feedback: { en: "Accounting asks for the difference to last month beside each line.", ko: "회계팀이 각 줄 옆에 지난달과의 차이를 요청했습니다." },
    notes: [
      { column: "KEEP", text: { en: "Small releases on working days", ko: "근무일에 작게 릴리스하기" } },
      { column: "PROBLEM", text: { en: "Blocked cards wait a week before anybody asks", ko: "막힌 카드를 일주일 동안 아무도 묻지 않습니다" } },
      { column: "PROBLEM", text: { en: "Head office answers when it answers", ko: "본사 답변이 언제 올지 알 수 없습니다" } },
      { column: "TRY", text: { en: "Begin the daily with what is blocked", ko: "데일리를 막힌 카드부터 시작하기" } },
    ],
    action: { en: "Name somebody at head office who answers within a day", ko: "하루 안에 답할 본사 담당자 정하기" },
  },
];
