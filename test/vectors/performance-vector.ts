/** A vector of performance: what a user did, what things cost, and what has to come of it. Figures are decimal strings. */
export interface Activity {
  readonly date: string;
  readonly type: 'BUY' | 'SELL' | 'FEE' | 'DIVIDEND' | 'INTEREST';
  readonly asset: string;
  readonly currency: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly fee: string;
}

type Figures = Readonly<Record<string, unknown>>;

export interface Vector {
  readonly id: string;
  readonly baseCurrency: string;
  readonly asOf?: string;
  readonly activities: readonly Activity[];
  readonly marketPrices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `USDCHF` by day. */
  readonly fxRates?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly splits?: readonly {
    readonly asset: string;
    readonly date: string;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  readonly expected: {
    readonly currentValue?: string;
    readonly totalInvestment?: string;
    readonly totalFees?: string;
    readonly positions?: readonly Figures[];
    readonly chart?: readonly Figures[];
    readonly investmentByDate?: readonly (readonly [date: string, investment: string])[];
    readonly investmentChangeByMonth?: readonly (readonly [month: string, change: string])[];
    readonly investmentChangeByYear?: readonly (readonly [year: string, change: string])[];
  };
}
