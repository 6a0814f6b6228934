import type { CardKind } from "@/server/board/domain/card";

export type DemoLocale = "en" | "ko";
type Words = Record<DemoLocale, string>;
export type DemoCard = { title: Words; kind: CardKind; points: number; label: Words; epic: Words | null };

const LABELS = {
  order: { en: "orders", ko: "주문" },
  stock: { en: "stock", ko: "재고" },
  ledger: { en: "ledger", ko: "회계" },
  people: { en: "people", ko: "인사" },
  supplier: { en: "suppliers", ko: "공급사" },
  platform: { en: "platform", ko: "플랫폼" },
} as const satisfies Record<string, Words>;

/** What larger aim the work of a label serves; what people ask of the service desk serves none. */
export const EPICS = {
  order: { en: "Orders without phone calls", ko: "전화 없는 주문" },
  stock: { en: "One stock for both plants", ko: "두 공장 통합 재고" },
  ledger: { en: "Month-end closing in a day", ko: "하루 만에 월말 마감" },
  supplier: { en: "Suppliers at the same table", ko: "공급사와 함께 일하기" },
  platform: { en: "Releases without fear", ko: "두려움 없는 배포" },
} as const satisfies Partial<Record<keyof typeof LABELS, Words>>;

const R = "REQUIREMENT";
const S = "STABILITY";
const P = "PERFORMANCE";
const V = "SERVICE_REQUEST";
const D = "DEFECT";
const T = "TOIL";
const I = "IMPROVEMENT";

function card(kind: CardKind, points: number, label: keyof typeof LABELS, en: string, ko: string): DemoCard {
  const epic = kind === V || label === "people" ? null : EPICS[label];
  return { kind, points, label: LABELS[label], epic, title: { en, ko } };
}

/** What a manufacturer of 500 people asks of its new ERP, in the order in which it is asked. */
export const CATALOGUE: readonly DemoCard[] = [
  card(R, 5, "order", "Enter sales orders from the web", "웹에서 판매 주문 입력"),
  card(R, 3, "order", "Search orders by customer and period", "거래처와 기간으로 주문 찾기"),
  card(R, 5, "stock", "Stock per warehouse at a glance", "창고별 재고를 한눈에"),
  card(S, 3, "platform", "Set up QA, staging and production", "QA·스테이징·운영 환경 구성"),
  card(I, 2, "platform", "Run the build on every push", "푸시할 때마다 빌드 실행"),
  card(R, 8, "ledger", "Issue tax invoices from orders", "주문에서 세금계산서 발행"),
  card(R, 3, "supplier", "Keep supplier contacts in one place", "공급사 연락처를 한곳에"),
  card(S, 5, "people", "Link to the legacy HR system", "레거시 인사 시스템 연동"),
  card(R, 3, "order", "Copy an earlier order", "지난 주문 복사"),
  card(V, 1, "people", "Accounts for the Gumi plant", "구미 공장 계정 만들기"),
  card(R, 5, "stock", "Stock moves between warehouses", "창고 간 재고 이동"),
  card(D, 1, "ledger", "Dates shift by a day in the Excel export", "엑셀 내보내기 날짜가 하루 밀림"),
  card(T, 2, "platform", "Automate the nightly backup", "야간 수동 백업 자동화"),
  card(R, 5, "order", "Approve orders above 10 million won", "천만 원 이상 주문 승인"),
  card(R, 3, "supplier", "Price list history per supplier", "공급사별 단가표 이력"),
  card(P, 5, "stock", "Stock look-up from 12 s to 2 s", "재고 조회 화면 12초 → 2초"),
  card(V, 2, "order", "Business number on the statement", "거래명세서에 사업자번호 추가"),
  card(R, 5, "ledger", "Month-end closing checklist", "월말 마감 점검표"),
  card(S, 8, "ledger", "Month-end batch stops at dawn", "월말 마감 배치가 새벽에 멈추는 문제"),
  card(R, 3, "order", "Tell sales when a delivery date moves", "납기 변경 알림을 영업에 보내기"),
  card(I, 3, "platform", "Regression tests for the order API", "주문 API 회귀 테스트를 파이프라인에"),
  card(D, 2, "order", "Order total ignores the discount", "주문 합계에 할인이 빠짐"),
  card(R, 5, "stock", "Restore stock when an order is cancelled", "주문 취소 시 재고 즉시 복원"),
  card(T, 3, "people", "Access requests as a form", "권한 신청서를 화면으로"),
  card(R, 3, "supplier", "Purchase approval on the phone", "발주 승인을 모바일에서"),
  card(P, 3, "stock", "Redesign the index of the stock ledger", "재고 원장 색인 재설계"),
  card(V, 1, "people", "Suspend accounts of leavers", "퇴사자 계정 일괄 정지"),
  card(R, 5, "order", "Photos at outgoing inspection", "출하 검수 사진 첨부"),
  card(S, 3, "platform", "Database snapshot before each deployment", "배포 전 DB 스냅샷 자동 생성"),
  card(D, 1, "ledger", "VAT is off by one won", "부가세 반올림이 1원 어긋남"),
  card(R, 3, "supplier", "Delivery performance per supplier", "공급사별 납기 준수율"),
  card(I, 8, "platform", "Staging as code", "스테이징 환경을 코드로"),
  card(R, 2, "order", "Print the picking list by shelf", "선반 순서로 피킹 목록 인쇄"),
  card(R, 5, "ledger", "Cost per product line", "제품군별 원가"),
  card(D, 3, "stock", "Negative stock after a double scan", "중복 스캔 후 재고가 음수"),
  card(V, 2, "supplier", "English purchase order form", "영문 발주서 양식"),
  card(R, 3, "stock", "Minimum stock alert", "안전 재고 알림"),
  card(S, 5, "platform", "Rotate the database password", "DB 비밀번호 자동 교체"),
  card(P, 3, "order", "Order list opens in one second", "주문 목록을 1초 안에"),
  card(R, 5, "people", "Working hours per order", "주문별 작업 시간"),
  card(T, 2, "ledger", "Import bank statements by itself", "은행 거래 내역 자동 수집"),
  card(R, 3, "order", "Split a delivery in two", "분할 납품"),
  card(D, 2, "people", "Department names in old order", "부서 이름이 예전 순서로 나옴"),
  card(I, 3, "platform", "Dashboard for failed batches", "실패한 배치 한눈에 보기"),
  card(R, 5, "supplier", "Supplier portal: confirm orders", "공급사 포털: 발주 확인"),
  card(D, 2, "ledger", "Tax invoice cannot be issued", "세금계산서 발행 실패"),
  card(R, 3, "stock", "Count stock with a scanner", "스캐너로 재고 실사"),
  card(V, 1, "order", "Statement by e-mail each Friday", "금요일마다 거래명세서 메일"),
  card(S, 3, "order", "Retry when the carrier is down", "택배사 장애 시 재시도"),
  card(R, 5, "order", "Quotes that turn into orders", "견적을 주문으로 전환"),
  card(P, 5, "ledger", "Closing batch in 20 minutes", "마감 배치를 20분 안에"),
  card(R, 3, "people", "Approval line by department", "부서별 결재선"),
  card(I, 2, "platform", "Release notes from the cards", "카드에서 릴리스 노트 만들기"),
  card(D, 3, "stock", "Lot number lost on transfer", "이동할 때 로트 번호가 사라짐"),
  card(R, 5, "stock", "Trace a lot to its supplier", "로트를 공급사까지 추적"),
  card(V, 2, "people", "Read-only access for the auditors", "감사인 조회 권한"),
  card(R, 3, "ledger", "Payment terms per customer", "거래처별 결제 조건"),
  card(T, 3, "stock", "No more daily stock e-mail by hand", "매일 손으로 보내는 재고 메일 없애기"),
  card(R, 8, "order", "Production plan from orders", "주문에서 생산 계획 만들기"),
  card(S, 2, "platform", "Alert when the disk is 80 % full", "디스크 80 % 알림"),
  card(R, 3, "supplier", "Compare three quotes", "견적 3개 비교"),
  card(D, 1, "order", "Korean address wraps badly in print", "인쇄물에서 주소 줄바꿈이 깨짐"),
  card(I, 5, "platform", "Blue-green deployment", "블루-그린 배포"),
  card(R, 5, "ledger", "Budget against actual", "예산 대비 실적"),
  card(P, 2, "people", "Sign-in takes too long on Mondays", "월요일 로그인이 느림"),
  card(R, 3, "order", "Returns with a reason", "사유가 있는 반품 접수"),
  card(V, 1, "stock", "Rename warehouse 3", "3창고 이름 변경"),
  card(R, 5, "stock", "Warehouse map", "창고 배치도"),
  card(S, 5, "platform", "Restore test every quarter", "분기마다 복구 훈련"),
  card(R, 3, "supplier", "Certificates with expiry dates", "인증서와 만료일 관리"),
  card(I, 3, "order", "Fewer clicks to enter an order", "주문 입력 단계 줄이기"),
  card(R, 8, "ledger", "Consolidated accounts of both plants", "두 공장 연결 회계"),
];

export const BLOCK_REASONS: readonly Words[] = [
  { en: "Waiting for the firewall to be opened by head office", ko: "본사 방화벽 승인 대기" },
  { en: "The supplier's test system is down", ko: "공급사 테스트 시스템 장애" },
  { en: "Accounting has to decide on the rounding", ko: "회계팀의 반올림 기준 결정 대기" },
  { en: "No licence for the scanner driver yet", ko: "스캐너 드라이버 라이선스 대기" },
  { en: "Question to the HR vendor is open", ko: "인사 시스템 업체 답변 대기" },
];

export const COMMENTS: readonly Words[] = [
  { en: "Checked with the Gumi plant: they need it before the month ends.", ko: "구미 공장에 확인했습니다. 월말 전에 필요합니다." },
  { en: "The test data is in staging now.", ko: "테스트 데이터를 스테이징에 올렸습니다." },
  { en: "Let us keep the old screen for one more sprint.", ko: "이전 화면은 한 스프린트만 더 두겠습니다." },
  { en: "The edge case with partial deliveries is covered by a test.", ko: "분할 납품 경우를 테스트에 추가했습니다." },
  { en: "Works for me on staging.", ko: "스테이징에서 확인했습니다." },
];

/** What each sprint is for. */
export const GOALS: readonly Words[] = [
  { en: "Orders can be entered without a phone call", ko: "전화 없이 주문을 입력할 수 있다" },
  { en: "Stock of both plants in one place", ko: "두 공장의 재고를 한곳에서 본다" },
  { en: "Month-end closing takes a day less", ko: "월말 마감이 하루 빨라진다" },
  { en: "Tax invoices go out by themselves", ko: "세금계산서가 저절로 나간다" },
  { en: "Suppliers see what is ordered from them", ko: "공급사가 발주를 직접 확인한다" },
];

export const WORDS = {
  boardName: { en: "ERP orders and stock", ko: "ERP 주문·재고" },
  override: { en: "Tax invoices have failed since this morning; agreed with the Product Owner.", ko: "오늘 아침부터 세금계산서가 발행되지 않습니다. 제품 책임자와 합의했습니다." },
  rollback: { en: "Tax invoices fail since the last release. Back to the one before until that is mended.", ko: "지난 릴리스부터 세금계산서가 발행되지 않아, 고칠 때까지 이전 버전으로 되돌립니다." },
  acceptance: {
    en: ["Works with the data of both plants", "Covered by a test in the pipeline", "Shown to the user who asked"],
    ko: ["두 공장 데이터로 동작", "파이프라인 테스트에 포함", "요청한 사용자에게 확인받음"],
  },
} as const;

/** A card's description: who asks, for what, and how it will be known to be done. */
export function describe(card: DemoCard, locale: DemoLocale): string {
  const title = card.title[locale];
  return locale === "ko"
    ? `## 배경\n\n현업에서 **${title}** 요청이 들어왔습니다. 지금은 엑셀과 전화로 처리하고 있습니다.\n\n## 확인 방법\n\n- 실제 데이터로 화면에서 확인합니다.\n- 실패하면 이전 방식으로 돌아갈 수 있습니다.`
    : `## Why\n\nThe plants ask for **${title.toLowerCase()}**. Today this is done with spreadsheets and phone calls.\n\n## How we will know\n\n- It works on the screen with real data.\n- If it fails, the old way is still there.`;
}
